//! A blocking call that is prepared and not sent yet.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use serde::de::DeserializeOwned;

use crate::decode::FromResponse;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::Response;
use crate::stream::{EventStream, Reconnecting, Stream};
use crate::thread::{CannotWait, Thread};

/// A request that is ready to be sent, as [`Client::send`](super::Client::send) returns it. It has the same options as
/// [`Call`](crate::Call); [`wait`](Self::wait) sends it.
#[must_use = "nothing is sent before `wait`"]
pub struct Call<T> {
    call: crate::Call<T>,
    thread: Arc<Thread>,
}

impl<T: FromResponse> Call<T> {
    /// Returns the status and the headers of the response together with the value.
    pub fn with_response(self) -> Call<Response<T>> {
        Call { call: self.call.with_response(), thread: self.thread }
    }
}

impl<T> Call<T> {
    pub(super) fn new(call: crate::Call<T>, thread: &Arc<Thread>) -> Self {
        Call { call, thread: Arc::clone(thread) }
    }

    /// Sets the time limit for the whole call, like [`Call::timeout`](crate::Call::timeout).
    pub fn timeout(self, limit: Duration) -> Self {
        Call { call: self.call.timeout(limit), ..self }
    }

    /// Sends `Idempotency-Key: key`, like [`Call::idempotency_key`](crate::Call::idempotency_key).
    pub fn idempotency_key(self, key: &str) -> Self {
        Call { call: self.call.idempotency_key(key), ..self }
    }

    /// Sets a header of the request, like [`Call::header`](crate::Call::header).
    pub fn header(self, name: &str, value: &str) -> Self {
        Call { call: self.call.header(name, value), ..self }
    }

    /// Returns the request without sending it, like [`Call::build`](crate::Call::build).
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be sent.
    pub fn build(self) -> Result<Request<Bytes>, Error> {
        self.call.build()
    }

    /// Sends the request, and blocks this thread until the response has arrived; [`stream`](Self::stream) is for one that is
    /// read as a stream.
    ///
    /// # Errors
    ///
    /// The same as for an awaited [`Call`](crate::Call). Also returns an error on the client's own thread, where token
    /// providers run: the call would wait for itself there.
    pub fn wait(self) -> Result<T, Error> {
        let (endpoint, response, decode) = self.call.into_parts()?;
        let waited = self.thread.wait(response).map_err(|fault| match fault {
            CannotWait::OnItself => Error::invalid(&endpoint, fault.text()),
            CannotWait::Ended => Error::with_text(ErrorKind::Transport, Outcome::Unknown, &endpoint, fault.text()),
        });
        waited.and_then(|response| response).and_then(decode)
    }

    /// Sends the request, and blocks this thread until a response has begun that is read as a stream.
    ///
    /// # Errors
    ///
    /// The same as for [`wait`](Self::wait).
    pub fn stream(self) -> Result<Stream<T>, Error>
    where
        T: futures_core::Stream,
    {
        let thread = Arc::clone(&self.thread);
        self.wait().map(|stream| Stream::new(stream, &thread))
    }
}

impl<T: DeserializeOwned + 'static> Call<EventStream<T>> {
    /// Returns the events of this call and of further ones, like [`Call::reconnecting`](crate::Call::reconnecting). Nothing is
    /// sent before an event is asked for.
    pub fn reconnecting(self) -> Stream<Reconnecting<T>> {
        Stream::new(self.call.reconnecting(), &self.thread)
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Call").field(&self.call).finish()
    }
}
