use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/access-requests", rename_all = "kebab-case")]
struct CreateAccessRequest {
    memory_key: String,
    reason: String,
}

fn main() {}
