use memoram_runtime::{Client, Error, memoram_endpoint};

#[memoram_endpoint(GET, "/acess-requests")]
struct ListAccessRequests {}

async fn count(client: &Client) -> Result<usize, Error> {
    let list = ListAccessRequests {}.send(client).await?;
    Ok(list.items.len())
}

fn main() {}
