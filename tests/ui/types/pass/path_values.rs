#![deny(warnings)]

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use memoram_runtime::encode::PathSegment;
use memoram_runtime::{Client, memoram_endpoint};

struct NoteId(u64);

impl PathSegment for NoteId {
    fn segment(&self) -> Cow<'_, str> {
        Cow::Owned(format!("note-{}", self.0))
    }
}

#[memoram_endpoint(GET, "/{own}/{borrowed}/{cow}/{boxed}/{rc}/{arc}/{wide}/{negative}/{flag}", spec = none)]
struct EverySegment<'a> {
    own: NoteId,
    borrowed: &'a str,
    cow: Cow<'a, str>,
    boxed: Box<str>,
    rc: Rc<str>,
    arc: Arc<String>,
    wide: u128,
    negative: isize,
    flag: bool,
}

fn calls(client: &Client) {
    let request = EverySegment {
        own: NoteId(1),
        borrowed: "a",
        cow: Cow::Borrowed("b"),
        boxed: "c".into(),
        rc: "d".into(),
        arc: Arc::new(String::from("e")),
        wide: 1,
        negative: -1,
        flag: true,
    };
    drop(request.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
