//! Trailing commas, which rustfmt would remove.
#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[rustfmt::skip]
#[memoram_endpoint(GET, "/access-requests",)]
struct CommaAfterThePath {}

#[rustfmt::skip]
#[memoram_endpoint(
    GET,
    "/access-requests",
    status = 200,
)]
struct CommaAfterAnOption {}

#[memoram_runtime::memoram_endpoint(GET, "/access-requests")]
struct Qualified {}

fn calls(client: &Client) {
    drop(CommaAfterThePath {}.send(client));
    drop(CommaAfterAnOption {}.send(client));
    drop(Qualified {}.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
