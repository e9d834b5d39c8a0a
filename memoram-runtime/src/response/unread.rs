//! A body that has not arrived yet.

use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use crate::body::StopOnDrop;

/// The chunks of a body, as a transport receives them.
pub(crate) type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, Broken>> + Send + Sync>>;

/// The connection broke within a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Broken;

/// The body of a success that is read as a stream.
pub(crate) struct Unread {
    pub(crate) chunks: Chunks,
    /// The length that the server announced, in bytes.
    pub(crate) length: Option<u64>,
    /// How long to wait for a chunk. Set by the call.
    pub(crate) idle: Duration,
    /// The maximum size of one event or line, in bytes.
    pub(crate) item_limit: usize,
    /// The body of the request, if that is streamed too.
    pub(crate) upload: Option<StopOnDrop>,
}

impl Unread {
    pub(crate) fn new(chunks: Chunks, length: Option<u64>, item_limit: usize) -> Self {
        Unread { chunks, length, idle: Duration::MAX, item_limit, upload: None }
    }
}
