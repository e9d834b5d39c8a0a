use memoram_runtime::{Client, Error, memoram_endpoint};

#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest {
    memory_key: String,
}

async fn id(request: CreateAccessRequest, client: &Client) -> Result<String, Error> {
    Ok(request.send(client).await?.id)
}

fn main() {}
