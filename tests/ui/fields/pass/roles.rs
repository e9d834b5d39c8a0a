#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(POST, "/notes/{id}", spec = none)]
struct ChangeNote {
    #[memoram(path)]
    id: u64,
    #[memoram(query)]
    notify: bool,
    #[memoram(query, rename = "q")]
    question: Option<String>,
    #[memoram(header = "X-Trace")]
    trace: String,
    #[memoram(header)]
    idempotency_key: String,
    #[memoram(skip)]
    local: Local,
    #[memoram(rename = "noteText", max_length = 200)]
    text: String,
    title: Option<String>,
}

/// Does not implement `Serialize`, and does not have to.
struct Local(u8);

#[memoram_endpoint(PUT, "/notes/{id}", spec = none)]
struct ReplaceNote {
    id: u64,
    #[memoram(query)]
    notify: bool,
    #[memoram(body)]
    lines: Vec<String>,
}

#[memoram_endpoint(DELETE, "/notes", spec = none)]
struct DeleteNotes {
    before: Option<String>,
    #[memoram(body)]
    ids: Vec<u64>,
}

#[memoram_endpoint(GET, "/notes", spec = none)]
struct ListNotes {
    tags: Vec<String>,
    #[memoram(query)]
    #[memoram(rename = "limit")]
    page_size: Option<u32>,
}

fn calls(client: &Client) {
    let local = Local(1);
    let note = ChangeNote {
        id: u64::from(local.0),
        notify: true,
        question: None,
        trace: String::new(),
        idempotency_key: String::new(),
        local,
        text: String::new(),
        title: None,
    };
    drop(note.send(client));
    drop(note.local);
    drop(ReplaceNote { id: 1, notify: false, lines: Vec::new() }.send(client));
    drop(DeleteNotes { before: None, ids: vec![1] }.send(client));
    drop(ListNotes { tags: Vec::new(), page_size: Some(3) }.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
