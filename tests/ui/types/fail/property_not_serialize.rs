use memoram_runtime::{Client, memoram_endpoint};

/// Not `Serialize`.
struct Role;

#[memoram_endpoint(POST, "/members", spec = none)]
struct CreateMember {
    role: Role,
}

fn send(request: &CreateMember, client: &Client) {
    drop(request.send(client));
}

fn main() {}
