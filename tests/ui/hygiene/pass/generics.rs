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

#[derive(serde::Deserialize)]
struct Page<T> {
    items: Vec<T>,
    next: Option<String>,
}

#[memoram_endpoint(
    POST,
    "/notes/{id}/search",
    spec = none,
    response = Page<Box<T>>,
    paginate(cursor = after, next = next, items = items, item = Box<T>)
)]
struct SearchNotes<'a, Id, T = String>
where
    Id: PathSegment,
    T: serde::de::DeserializeOwned + Send + 'static,
{
    id: &'a Id,
    after: Option<&'a str>,
    #[memoram(skip)]
    of: std::marker::PhantomData<T>,
}

fn calls(client: &Client) {
    let search = SearchNotes::<u8, bool> { id: &1, after: None, of: std::marker::PhantomData };
    let _: memoram_runtime::Items<Box<bool>> = search.items(client);
    let _: memoram_runtime::Pages<Page<Box<bool>>> = search.pages(client);
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
