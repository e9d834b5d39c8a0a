//! The body of a request, as hyper sends it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::body::Sending;

/// The body of a request. One type, so that nothing is boxed for bodies that are in memory.
pub(crate) enum SentBody {
    /// In memory. Empty for a request without a body.
    Whole(Bytes),
    Streamed(Box<Sending>),
}

impl Body for SentBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match self.get_mut() {
            SentBody::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            SentBody::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            SentBody::Streamed(sending) => Pin::new(&mut **sending).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            SentBody::Whole(bytes) => bytes.is_empty(),
            SentBody::Streamed(sending) => sending.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            SentBody::Whole(bytes) => SizeHint::with_exact(u64::try_from(bytes.len()).unwrap_or(u64::MAX)),
            SentBody::Streamed(sending) => sending.size_hint(),
        }
    }
}
