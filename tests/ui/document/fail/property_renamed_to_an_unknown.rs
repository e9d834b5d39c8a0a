use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest {
    #[memoram(rename = "memorykey")]
    memory_key: String,
    reason: String,
}

fn main() {}
