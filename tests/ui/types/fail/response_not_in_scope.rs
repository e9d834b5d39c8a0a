use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(GET, "/members/me", spec = none, response = Member)]
struct GetMe {}

fn send(request: &GetMe, client: &Client) {
    drop(request.send(client));
}

fn main() {}
