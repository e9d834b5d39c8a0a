use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest {
    memory_key: String,
    #[memoram(max_length = 300)]
    reason: String,
}

fn main() {}
