#![deny(warnings)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use memoram_runtime::encode::JsonValue;
use memoram_runtime::model::MemoryKey;
use memoram_runtime::{Client, Endpoint, memoram_endpoint};

type Maybe<T> = Option<T>;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote<'a, T: JsonValue> {
    generic: T,
    secret: &'a MemoryKey,
    cow: Cow<'a, str>,
    alias: Maybe<u8>,
    nullable: Option<Option<&'a str>>,
    map: BTreeMap<String, Vec<(u8, f64)>>,
    array: [u8; 3],
    boxed: Box<[String]>,
}

fn calls(client: &Client) {
    let request = CreateNote {
        generic: 1_u8,
        secret: &MemoryKey::from("key"),
        cow: Cow::Borrowed("a"),
        alias: None,
        nullable: Some(None),
        map: BTreeMap::new(),
        array: [1, 2, 3],
        boxed: Box::new([]),
    };
    drop(request.send(client));
    by_the_trait(client, &request);
}

/// A function that takes any endpoint accepts the struct.
fn by_the_trait<E: Endpoint>(client: &Client, request: &E) {
    drop(client.send(request));
}

fn main() {
    let _: fn(&Client) = calls;
}
