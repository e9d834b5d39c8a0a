use memoram_runtime::Client;

struct ListAccessRequests {}

fn send(request: &ListAccessRequests, client: &Client) {
    drop(client.send(request));
}

fn main() {}
