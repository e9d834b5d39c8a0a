use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest {
    memory_key: String,
    memorykey: String,
    reason: String,
}

fn main() {}
