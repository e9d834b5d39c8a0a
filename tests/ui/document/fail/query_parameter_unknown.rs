use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/tags")]
struct ListTags {
    user_id: String,
    color: Option<String>,
}

fn main() {}
