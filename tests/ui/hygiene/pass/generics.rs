#![deny(warnings)]

use std::fmt::Debug;

use memoram_runtime::encode::{HeaderValue, JsonValue, PathSegment, QueryValue};
use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(POST, "/notes/{id}", spec = none)]
struct CreateNote<'a, 'b: 'a, Id, Text = &'a str, const N: usize = 2>
where
    Id: PathSegment + Clone,
    Text: JsonValue + Debug + 'a,
    [u8; N]: JsonValue,
{
    id: Id,
    text: Text,
    title: &'b str,
    subtitle: &'a str,
    digits: [u8; N],
}

#[memoram_endpoint(GET, "/notes", spec = none)]
struct ListNotes<Q: QueryValue, H>
where
    H: HeaderValue,
{
    query: Q,
    #[memoram(header = "X-Trace")]
    trace: H,
}

#[memoram_endpoint(POST, "/notes", spec = none)]
struct WithAFunction<F>
where
    F: for<'x> Fn(&'x str) -> bool,
{
    text: String,
    #[memoram(skip)]
    filter: F,
}

fn calls(client: &Client) {
    drop(CreateNote { id: 1_u64, text: "a", title: "b", subtitle: "c", digits: [1, 2] }.send(client));
    drop(CreateNote { id: "1", text: 2_u8, title: "b", subtitle: "c", digits: [1, 2] }.send(client));
    drop(ListNotes { query: Some(1), trace: "x" }.send(client));
    let note = WithAFunction { text: String::from("a"), filter: str::is_empty };
    drop(note.send(client));
    assert!(!(note.filter)(&note.text));
}

fn main() {
    let _: fn(&Client) = calls;
}
