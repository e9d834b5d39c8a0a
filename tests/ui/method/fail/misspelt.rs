use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(PSOT, "/access-requests")]
struct CreateAccessRequest {
    memory_key: String,
    reason: String,
}

fn send(request: &CreateAccessRequest, client: &Client) {
    drop(request.send(client));
}

fn main() {}
