//! A deprecated struct causes a warning only where it is used.
#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(GET, "/notes", spec = none)]
#[deprecated = "use `ListNotes`"]
struct ListOldNotes {
    limit: u32,
    #[deprecated]
    page: u32,
}

#[expect(deprecated, reason = "it is used here")]
fn calls(client: &Client) {
    drop(ListOldNotes { limit: 1, page: 2 }.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
