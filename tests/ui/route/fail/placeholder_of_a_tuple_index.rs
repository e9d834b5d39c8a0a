use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags/{0}")]
struct ListTags {
    tag_id: String,
    user_id: String,
}

fn main() {}
