//! The future of a call.

use std::fmt;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use crate::error::Error;
use crate::response::RawResponse;
use crate::send::{self, ClientInner, Prepared};

/// A running call, before its response is decoded. It does not depend on the response type.
pub(crate) type ResponseFuture = Pin<Box<dyn Future<Output = Result<Box<RawResponse>, Error>> + Send>>;

/// Decodes the response of a call.
pub(crate) type Decode<T> = fn(Box<RawResponse>) -> Result<T, Error>;

pub(super) fn run(client: Arc<ClientInner>, prepared: Result<Prepared, Error>) -> ResponseFuture {
    match prepared {
        // The future of `run` is created inside the box, which saves moving it there.
        Ok(prepared) => Box::pin(async move { send::run(&client, &prepared).await }),
        Err(error) => Box::pin(ready(Err(error))),
    }
}

/// The future of a [`Call`](crate::Call).
#[must_use = "futures do nothing unless polled"]
pub struct CallFuture<T> {
    response: ResponseFuture,
    decode: Decode<T>,
}

impl<T> CallFuture<T> {
    pub(super) fn new(response: ResponseFuture, decode: Decode<T>) -> Self {
        CallFuture { response, decode }
    }
}

impl<T> Future for CallFuture<T> {
    type Output = Result<T, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let call = self.get_mut();
        match call.response.as_mut().poll(context) {
            Poll::Ready(Ok(response)) => Poll::Ready((call.decode)(response)),
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<T> fmt::Debug for CallFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFuture").finish_non_exhaustive()
    }
}
