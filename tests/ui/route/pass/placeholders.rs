#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(GET, "/access-requests/{request_id}/credentials")]
struct GetCredentials {
    request_id: String,
}

/// The placeholder is written as in the document.
#[memoram_endpoint(GET, "/access-requests/{requestId}")]
struct GetAccessRequest {
    request_id: String,
}

/// The placeholder's name is not sent, so it may differ from the document's.
#[memoram_endpoint(GET, "/tags/{id}")]
struct GetTag {
    id: String,
    user_id: String,
}

#[memoram_endpoint(GET, "/files/{name}.{extension}", spec = none)]
struct GetFile {
    name: String,
    extension: String,
}

/// The fields are in another order than the placeholders.
#[memoram_endpoint(GET, "/users/{user}/notes/{note}", spec = none)]
struct GetNote {
    note: u64,
    user: u64,
}

/// An exact match wins over one that ignores case and underscores.
#[memoram_endpoint(GET, "/notes/{note_id}", spec = none)]
struct GetNoteTwice {
    note_id: u64,
    noteid: u64,
}

fn calls(client: &Client) {
    let id = String::from("1");
    drop(GetCredentials { request_id: id.clone() }.send(client));
    drop(GetAccessRequest { request_id: id.clone() }.send(client));
    drop(GetTag { id: id.clone(), user_id: id.clone() }.send(client));
    drop(GetFile { name: id.clone(), extension: id }.send(client));
    drop(GetNote { note: 1, user: 2 }.send(client));
    drop(GetNoteTwice { note_id: 1, noteid: 2 }.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
