//! A call that has been prepared and not yet sent.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use serde::de::DeserializeOwned;

use super::thread::Thread;
use crate::error::Error;
use crate::response::Response;

/// What [`Client::send`](super::Client::send) returns. It has the options of [`Call`](crate::Call), and instead of being
/// awaited it is [waited](Self::wait) for.
#[must_use = "nothing is sent before `wait`"]
pub struct Call<T> {
    call: crate::Call<T>,
    thread: Arc<Thread>,
}

impl<T: DeserializeOwned + Send + 'static> Call<T> {
    /// Keeps the status and the headers of the answer.
    pub fn with_response(self) -> Call<Response<T>> {
        Call { call: self.call.with_response(), thread: self.thread }
    }
}

impl<T> Call<T> {
    pub(super) fn new(call: crate::Call<T>, thread: &Arc<Thread>) -> Self {
        Call { call, thread: Arc::clone(thread) }
    }

    /// Limits the time of the whole call, as [`Call::timeout`](crate::Call::timeout).
    pub fn timeout(self, limit: Duration) -> Self {
        Call { call: self.call.timeout(limit), ..self }
    }

    /// Sends `Idempotency-Key: key`, as [`Call::idempotency_key`](crate::Call::idempotency_key).
    pub fn idempotency_key(self, key: &str) -> Self {
        Call { call: self.call.idempotency_key(key), ..self }
    }

    /// Adds a header, or replaces it, as [`Call::header`](crate::Call::header).
    pub fn header(self, name: &str, value: &str) -> Self {
        Call { call: self.call.header(name, value), ..self }
    }

    /// The request that would be sent, without sending it, as [`Call::build`](crate::Call::build).
    ///
    /// # Errors
    ///
    /// A value that cannot be sent.
    pub fn build(self) -> Result<Request<Bytes>, Error> {
        self.call.build()
    }

    /// Sends the request, and waits for its answer on this thread.
    ///
    /// # Errors
    ///
    /// As a call that is awaited. On the client's own thread, where token providers run, the call would wait for itself,
    /// and fails at once.
    pub fn wait(self) -> Result<T, Error> {
        let (endpoint, exchange, decode) = self.call.into_parts()?;
        self.thread.wait(&endpoint, exchange).and_then(decode)
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Call").field(&self.call).finish()
    }
}
