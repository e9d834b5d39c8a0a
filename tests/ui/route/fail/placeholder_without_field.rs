use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags/{tag_id}")]
struct ListTags {
    user_id: String,
}

fn main() {}
