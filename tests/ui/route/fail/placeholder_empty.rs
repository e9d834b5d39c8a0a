use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags/{}")]
struct ListTags {
    tag_id: String,
    user_id: String,
}

fn main() {}
