#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(POST, "/access-requests", rename_all = "camelCase")]
struct Ours {
    memory_key: String,
    reason: String,
}

#[memoram_endpoint(POST, "/access-requests")]
#[serde(rename_all = "camelCase")]
struct Serde {
    memory_key: String,
    reason: String,
}

#[memoram_endpoint(GET, "/notes", spec = none, rename_all = "SCREAMING-KEBAB-CASE")]
struct Loud {
    page_size: u32,
}

fn calls(client: &Client) {
    drop(Ours { memory_key: String::new(), reason: String::new() }.send(client));
    drop(Serde { memory_key: String::new(), reason: String::new() }.send(client));
    drop(Loud { page_size: 5 }.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
