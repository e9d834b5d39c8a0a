use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, concat!("/", "tags"))]
struct ListTags {
    user_id: String,
}

fn main() {}
