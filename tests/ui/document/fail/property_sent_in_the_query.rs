use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest {
    memory_key: String,
    #[memoram(query)]
    reason: String,
}

fn main() {}
