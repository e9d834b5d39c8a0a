use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/access-requests", status = 200)]
struct CreateAccessRequest {
    memory_key: String,
    reason: String,
}

fn main() {}
