#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(GET, "/access-requests")]
struct Unit;

#[memoram_endpoint(GET, "/access-requests")]
struct Empty {}

#[memoram_endpoint(GET, "/access-requests")]
pub(crate) struct Visible {}

/// A struct for each operation.
#[memoram_endpoint(GET, "/access-requests")]
struct First {}

/// A struct for each operation.
#[memoram_endpoint(GET, "/tags")]
struct Second {
    user_id: String,
}

fn calls(client: &Client) {
    #[memoram_endpoint(GET, "/access-requests")]
    struct Local;

    drop(Local.send(client));
    drop(Unit.send(client));
    drop(Empty {}.send(client));
    drop(Visible {}.send(client));
    drop(First {}.send(client));
    drop(Second { user_id: String::new() }.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
