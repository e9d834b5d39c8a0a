use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(GET, "/members/{ids}", spec = none)]
struct GetMembers {
    ids: Vec<String>,
}

fn send(request: &GetMembers, client: &Client) {
    drop(request.send(client));
}

fn main() {}
