//! A field gets the documented name that equals its own name, apart from case and underscores.
#![deny(warnings)]
#![allow(non_snake_case)]

use memoram_runtime::model::{AccessRequest, MemoryKey};
use memoram_runtime::{Call, Client, memoram_endpoint};

#[memoram_endpoint(POST, "/access-requests")]
struct SnakeCase {
    memory_key: String,
    reason: String,
}

#[memoram_endpoint(POST, "/access-requests")]
struct AsDocumented {
    memoryKey: String,
    reason: String,
}

#[memoram_endpoint(POST, "/access-requests")]
struct Renamed {
    #[memoram(rename = "memoryKey")]
    key: MemoryKey,
    #[serde(rename = "reason")]
    why: String,
}

#[memoram_endpoint(POST, "/access-requests", status = 201)]
struct Limited {
    memory_key: String,
    #[memoram(max_length = 255)]
    reason: String,
}

#[memoram_endpoint(POST, "/access-requests")]
struct Whole {
    #[memoram(body)]
    body: std::collections::BTreeMap<&'static str, String>,
}

fn calls(client: &Client) {
    let (key, reason) = (String::new(), String::new());
    let _: Call<AccessRequest> = SnakeCase { memory_key: key.clone(), reason: reason.clone() }.send(client);
    drop(AsDocumented { memoryKey: key.clone(), reason: reason.clone() }.send(client));
    drop(Renamed { key: key.clone().into(), why: reason.clone() }.send(client));
    drop(Limited { memory_key: key, reason }.send(client));
    drop(Whole { body: [("memoryKey", String::new())].into() }.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
