//! The expansion allows nothing that the crate forbids.
#![deny(warnings)]
#![forbid(dead_code, unused_variables, non_snake_case, clippy::all)]

use memoram_runtime::memoram_endpoint;
use memoram_runtime::testing::Mock;

#[derive(serde::Deserialize)]
pub struct Notes {
    next: Option<String>,
    notes: Vec<String>,
}

#[memoram_endpoint(
    GET,
    "/notes/{id}",
    spec = none,
    response = Notes,
    paginate(cursor = after, next = next, items = notes, item = String)
)]
struct ListNotes {
    id: u64,
    after: Option<String>,
}

#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest<'a> {
    memory_key: &'a str,
    reason: &'a str,
}

fn main() {
    let client = Mock::new().client();
    // Sent by the client, so that the methods of the structs are unused.
    drop(client.send(&ListNotes { id: 1, after: None }));
    drop(client.send(&CreateAccessRequest { memory_key: "key", reason: "reason" }));
}
