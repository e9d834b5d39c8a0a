use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags/<tag_id>")]
struct ListTags {
    tag_id: String,
    user_id: String,
}

fn main() {}
