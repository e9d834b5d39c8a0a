use memoram_runtime::{Client, api};

fn items(client: &Client) {
    drop(client.items(&api::ListTags::new("a-user-id")));
}

fn main() {}
