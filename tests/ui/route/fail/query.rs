use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags?user_id=1")]
struct ListTags {
    user_id: String,
}

fn main() {}
