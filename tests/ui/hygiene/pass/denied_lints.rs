//! The expansion compiles in a crate that denies many lints.
#![deny(warnings, missing_docs, unused_qualifications, unreachable_pub, dead_code)]
#![deny(trivial_casts, unused_results, missing_debug_implementations, rust_2018_idioms, let_underscore_drop)]
#![deny(explicit_outlives_requirements, unused_lifetimes, redundant_lifetimes, variant_size_differences)]
#![forbid(unsafe_code)]

use memoram_runtime::{Client, memoram_endpoint};

/// Asks for access.
#[memoram_endpoint(POST, "/access-requests")]
#[derive(Debug)]
pub struct CreateAccessRequest<'a> {
    /// The key.
    pub memory_key: &'a str,
    /// Why.
    pub reason: &'a str,
}

#[memoram_endpoint(GET, "/tags/{tag_id}")]
#[derive(Debug)]
struct GetTag {
    tag_id: String,
    user_id: String,
}

/// Its own `send` is never called.
#[memoram_endpoint(GET, "/access-requests")]
#[derive(Debug)]
struct ListAccessRequests;

#[memoram_endpoint(GET, "/memory-blobs", paginate(cursor = cursor, next = next_cursor, items = memory_blobs))]
#[derive(Debug)]
struct ListMemoryBlobs {
    user_id: String,
    cursor: Option<String>,
}

mod inner {
    use memoram_runtime::memoram_endpoint;

    #[memoram_endpoint(PUT, "/notes/{id}", spec = none, response = Vec<String>)]
    #[derive(Debug)]
    pub(crate) struct PutNote<T: memoram_runtime::encode::JsonValue> {
        pub(crate) id: u64,
        #[memoram(query)]
        pub(crate) notify: Option<bool>,
        #[memoram(header = "X-Trace")]
        pub(crate) trace: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        pub(crate) title: String,
        pub(crate) text: T,
    }

    #[memoram_endpoint(DELETE, "/notes", spec = none)]
    #[derive(Debug)]
    pub(super) struct DeleteNotes {
        #[memoram(body)]
        pub(super) ids: Vec<u64>,
    }
}

/// Sends one of each.
pub fn calls(client: &Client) {
    drop(CreateAccessRequest { memory_key: "key", reason: "because" }.send(client));
    drop(GetTag { tag_id: String::new(), user_id: String::new() }.send(client));
    drop(client.send(&ListAccessRequests));
    drop(client.items(&ListMemoryBlobs { user_id: String::new(), cursor: None }));
    let note = inner::PutNote { id: 1, notify: None, trace: String::new(), title: String::new(), text: 1 };
    drop(note.send(client));
    drop(inner::DeleteNotes { ids: vec![1] }.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
