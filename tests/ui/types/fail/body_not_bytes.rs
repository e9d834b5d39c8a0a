use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(POST, "/avatar", spec = none)]
struct PutAvatar {
    #[memoram(body, content_type = "image/png")]
    image: Vec<String>,
}

fn send(request: &PutAvatar, client: &Client) {
    drop(request.send(client));
}

fn main() {}
