//! serde's attributes are accepted in a crate that does not depend on serde.
#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(POST, "/notes", spec = none)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct CreateNote {
    #[serde(rename = "noteText")]
    text: String,
    #[serde(rename(serialize = "noteTitle", deserialize = "title"), alias = "headline")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    tags: Vec<String>,
    #[serde(skip_serializing)]
    draft: bool,
    #[memoram(rename = "createdBy")]
    #[serde(rename = "createdBy")]
    author: String,
}

fn calls(client: &Client) {
    let note = CreateNote { text: String::new(), title: None, tags: Vec::new(), draft: true, author: String::new() };
    drop(note.send(client));
    let _ = note.draft;
}

fn main() {
    let _: fn(&Client) = calls;
}
