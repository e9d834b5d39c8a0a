#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(POST, "/notes/{type}/{gen}", spec = none)]
struct CreateNote {
    r#type: String,
    r#gen: u8,
    r#struct: u8,
    #[memoram(query)]
    r#async: bool,
    #[memoram(header)]
    r#match: u8,
}

#[memoram_endpoint(GET, "/access-requests")]
#[allow(non_camel_case_types)]
struct r#yield {}

fn calls(client: &Client) {
    let note = CreateNote { r#type: String::new(), r#gen: 1, r#struct: 2, r#async: true, r#match: 3 };
    drop(note.send(client));
    drop(r#yield {}.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
