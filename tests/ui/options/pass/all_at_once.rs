#![deny(warnings)]

use memoram_runtime::auth::{Anonymous, Bearer};
use memoram_runtime::{Client, Endpoint, memoram_endpoint};

mod inner {
    pub use memoram_runtime as renamed;
}

#[memoram_endpoint(
    POST,
    "/notes",
    response = Vec<String>,
    status = 201,
    auth = none,
    spec = none,
    rename_all = "camelCase",
    idempotent,
    crate = crate::inner::renamed
)]
struct CreateNote {
    note_text: String,
}

#[memoram_endpoint(GET, "/notes", crate = ::memoram_runtime, spec = none, auth = bearer)]
struct ListNotes;

fn calls(client: &Client) {
    drop(CreateNote { note_text: String::new() }.send(client));
    drop(ListNotes.send(client));
}

fn main() {
    fn scheme<E: Endpoint<Auth = A>, A>(_: E) {}
    scheme::<_, Anonymous>(CreateNote { note_text: String::new() });
    scheme::<_, Bearer>(ListNotes);
    let _: fn(&Client) = calls;
}
