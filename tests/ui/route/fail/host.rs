use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "https://api.memoram.app/api/v1/tags")]
struct ListTags {
    user_id: String,
}

fn main() {}
