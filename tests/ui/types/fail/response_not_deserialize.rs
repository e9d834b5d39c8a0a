use memoram_runtime::{Client, memoram_endpoint};

/// Not `Serialize`.
struct Role;

#[memoram_endpoint(GET, "/members/me", spec = none, response = Role)]
struct GetMe {}

fn send(request: &GetMe, client: &Client) {
    drop(request.send(client));
}

fn main() {}
