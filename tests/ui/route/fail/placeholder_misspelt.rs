use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(GET, "/access-requests/{request_idd}/credentials")]
struct GetCredentials {
    request_id: String,
}

fn send(request: &GetCredentials, client: &Client) {
    drop(request.send(client));
}

fn main() {}
