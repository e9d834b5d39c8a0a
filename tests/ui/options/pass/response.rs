#![deny(warnings)]

use std::collections::HashMap;

use memoram_runtime::model::Tag;
use memoram_runtime::{Call, Client, memoram_endpoint};

#[memoram_endpoint(GET, "/notes", spec = none, response = HashMap<String, Vec<Option<(u8, Tag)>>>, status = 200)]
struct Nested;

#[memoram_endpoint(GET, "/notes", spec = none, response = std::collections::HashMap<String, Vec<Tag>>,)]
struct NestedBeforeAComma;

#[memoram_endpoint(GET, "/notes", spec = none, response = [u8; 3])]
struct Array;

#[memoram_endpoint(GET, "/notes", spec = none, response = ())]
struct Unit;

#[memoram_endpoint(GET, "/notes", spec = none)]
struct Default;

/// The document's type is the default, and can be replaced.
#[memoram_endpoint(GET, "/access-requests", response = HashMap<String, Tag>)]
struct Replaced;

fn calls(client: &Client) {
    let _: Call<HashMap<String, Vec<Option<(u8, Tag)>>>> = Nested.send(client);
    let _: Call<HashMap<String, Vec<Tag>>> = NestedBeforeAComma.send(client);
    let _: Call<[u8; 3]> = Array.send(client);
    let _: Call<()> = Unit.send(client);
    let _: Call<()> = Default.send(client);
    let _: Call<HashMap<String, Tag>> = Replaced.send(client);
}

fn main() {
    let _: fn(&Client) = calls;
}
