//! Answers and bodies that are streams: what arrives, when they end, and what happens when they break off.

mod answers;
mod events;
mod sending;
#[path = "../support/faults.rs"]
mod server;
mod waiting;
mod wire;

use std::time::Duration;

use memoram_runtime::testing::{Chunk, Mock, Reply};
use memoram_runtime::{Body, ByteStream, EventStream, JsonLines, memoram_endpoint};

#[memoram_endpoint(GET, "/exports", spec = none, response = ByteStream)]
struct Export;

#[memoram_endpoint(GET, "/prices", spec = none, response = EventStream<Price>)]
struct WatchPrices;

#[memoram_endpoint(POST, "/chat", spec = none, response = EventStream<String>)]
struct Chat<'a> {
    text: &'a str,
}

#[memoram_endpoint(GET, "/log", spec = none, response = JsonLines<Price>)]
struct Log;

#[memoram_endpoint(PUT, "/files", spec = none)]
struct Upload {
    #[memoram(body)]
    file: Body,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
struct Price {
    cents: u32,
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn waits(time: u64) -> Chunk {
    Chunk::Wait(seconds(time))
}

/// A stream of the user's own.
fn stream_of(
    chunks: impl IntoIterator<Item = Result<&'static str, &'static str>, IntoIter: Send + 'static>,
) -> impl futures::Stream<Item = Result<&'static str, &'static str>> + Send + 'static {
    futures::Iter(chunks.into_iter())
}

/// What the crate `futures` has, as far as it is needed here.
mod futures {
    use std::pin::Pin;
    use std::task::{Context, Poll};

    pub(crate) use futures_core::Stream;

    pub(crate) struct Iter<I>(pub(crate) I);

    impl<I> Unpin for Iter<I> {}

    impl<I: Iterator> Stream for Iter<I> {
        type Item = I::Item;

        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
            Poll::Ready(self.0.next())
        }
    }
}

fn export(chunks: impl IntoIterator<Item = Chunk>) -> Mock {
    let reply: Vec<Chunk> = chunks.into_iter().collect();
    Mock::new().on::<Export>(move |_| Reply::chunks(reply.clone()))
}
