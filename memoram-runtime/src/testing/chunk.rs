//! Replies whose bodies arrive piece by piece.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use tokio::time::{Sleep, sleep};

use crate::response::Broken;

/// What the body of a [`Reply::chunks`](super::Reply::chunks) does next.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Chunk {
    /// These bytes arrive.
    Bytes(Bytes),
    /// Nothing arrives for this time, on tokio's clock.
    Wait(Duration),
    /// The connection breaks.
    Broken,
}

impl From<Bytes> for Chunk {
    fn from(bytes: Bytes) -> Self {
        Chunk::Bytes(bytes)
    }
}

impl From<Vec<u8>> for Chunk {
    fn from(bytes: Vec<u8>) -> Self {
        Chunk::Bytes(bytes.into())
    }
}

impl From<String> for Chunk {
    fn from(text: String) -> Self {
        Chunk::Bytes(text.into())
    }
}

impl From<&str> for Chunk {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// The body of one reply.
pub(super) struct Chunks {
    left: VecDeque<Chunk>,
    wait: Option<Pin<Box<Sleep>>>,
}

impl Chunks {
    pub(super) fn new(chunks: impl IntoIterator<Item = Chunk>) -> Self {
        Chunks { left: chunks.into_iter().collect(), wait: None }
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Broken>>> {
        loop {
            if let Some(wait) = &mut self.wait {
                ready!(wait.as_mut().poll(context));
                self.wait = None;
            }
            match self.left.pop_front() {
                None => return Poll::Ready(None),
                Some(Chunk::Bytes(bytes)) if bytes.is_empty() => {}
                Some(Chunk::Bytes(bytes)) => return Poll::Ready(Some(Ok(bytes))),
                Some(Chunk::Wait(time)) => self.wait = Some(Box::pin(sleep(time))),
                Some(Chunk::Broken) => return Poll::Ready(Some(Err(Broken))),
            }
        }
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, Broken>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}
