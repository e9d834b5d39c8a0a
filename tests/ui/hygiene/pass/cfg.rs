//! What `#[cfg]` removes has no effect on the expansion.
#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest {
    memory_key: String,
    #[cfg(all())]
    reason: String,
    #[cfg(any())]
    unknown: NotEvenAType,
    #[cfg_attr(all(), memoram(skip))]
    local: bool,
    #[cfg_attr(any(), memoram(nonsense))]
    #[cfg(any())]
    nonsense: u8,
}

#[cfg(any())]
#[memoram_endpoint(GET, "/nowhere")]
struct Nowhere;

#[cfg_attr(any(), memoram_endpoint(GET, "/nowhere"))]
#[cfg_attr(all(), memoram_endpoint(GET, "/access-requests"))]
struct ListAccessRequests;

fn calls(client: &Client) {
    let request = CreateAccessRequest { memory_key: String::new(), reason: String::new(), local: true };
    drop(request.send(client));
    let _ = request.local;
    drop(ListAccessRequests.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
