//! A call that is prepared and not sent yet.

mod future;

use std::fmt;
use std::future::IntoFuture;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Request};

pub use future::CallFuture;
pub(crate) use future::{Decode, ResponseFuture};

use crate::decode::{FromResponse, decode_response};
use crate::error::Error;
use crate::response::Response;
use crate::send::{ClientInner, Prepared};
#[cfg(feature = "blocking")]
use crate::spec::EndpointSpec;

/// A request that is ready to be sent, as `send` returns it.
///
/// Nothing is sent before the call is awaited. A call owns everything it needs, so you can store it and await it later.
/// Functions that take a future, such as `tokio::spawn`, take its [`into_future()`](IntoFuture::into_future).
///
/// Dropping the future of a call cancels it. It is then unknown whether the server carried out the request.
///
/// ```no_run
/// # use memoram_runtime::{Client, api::GetAccessRequest};
/// # async fn example(client: Client) -> Result<(), memoram_runtime::Error> {
/// let call = GetAccessRequest::new("cm8r8ny2i001mm24853tqfd62").send(&client);
/// let response = call.timeout(std::time::Duration::from_secs(5)).with_response().await?;
/// println!("{} {:?}: {}", response.status(), response.request_id(), response.reason.as_deref().unwrap_or_default());
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent before the call is awaited"]
pub struct Call<T> {
    pending: Pending,
    decode: Decode<T>,
}

/// The part of a call that does not depend on the response type, so that it is compiled once, in this crate.
pub(crate) struct Pending {
    client: Arc<ClientInner>,
    prepared: Result<Prepared, Error>,
}

impl Pending {
    pub(crate) fn new(client: &Arc<ClientInner>, prepared: Result<Prepared, Error>) -> Self {
        Pending { client: Arc::clone(client), prepared }
    }

    fn into_future(self) -> ResponseFuture {
        future::run(self.client, self.prepared)
    }
}

impl<T: FromResponse> Call<T> {
    pub(crate) fn new(pending: Pending) -> Self {
        Call { pending, decode: T::from_response }
    }

    /// Returns the status and the headers of the response together with the value.
    pub fn with_response(self) -> Call<Response<T>> {
        Call { pending: self.pending, decode: decode_response::<T> }
    }
}

impl<T> Call<T> {
    /// A call with a decoder of its own.
    pub(crate) fn decoded(pending: Pending, decode: Decode<T>) -> Self {
        Call { pending, decode }
    }

    /// Sets the time limit for the whole call: the token request, all attempts, and the waits between them. It replaces
    /// [`TimeoutConfig::operation`](crate::TimeoutConfig::operation). Each attempt is still limited by
    /// [`TimeoutConfig::attempt`](crate::TimeoutConfig::attempt).
    pub fn timeout(self, limit: Duration) -> Self {
        self.map(|prepared| Ok(Prepared { timeout: Some(limit), ..prepared }))
    }

    /// Sends `Idempotency-Key: key` with each attempt. A POST or PATCH is then retried even if it is unknown whether an
    /// attempt was carried out.
    ///
    /// Use it only with servers that support the header. The Memoram API does not document it.
    pub fn idempotency_key(self, key: &str) -> Self {
        let mut call = self.header("idempotency-key", key);
        if let Ok(prepared) = &mut call.pending.prepared {
            prepared.has_idempotency_key = true;
        }
        call
    }

    /// Sets a header of the request.
    ///
    /// A name or value that HTTP does not allow is an error when the call is awaited, and so is a header that the client
    /// sets itself: credentials, cookies, and the headers of the connection and of the body.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.map(|prepared| prepared.with_header(name, value))
    }

    /// Returns the request without sending it. It does not have what is added when a request is sent: the client's
    /// credentials and its signature, `User-Agent`, and the headers of the connection.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be sent, or if the body is a file or a stream.
    pub fn build(self) -> Result<Request<Bytes>, Error> {
        let Pending { client, prepared } = self.pending;
        let prepared = prepared?;
        let (request, too_long) = (&prepared.request, "the URL is longer than HTTP allows");
        if request.body.is_streamed() {
            return Err(Error::invalid(
                &request.endpoint,
                "its body is a file or a stream, which is read when it is sent",
            ));
        }
        let outgoing = client.core.outgoing(request, None)?;
        outgoing.into_http().ok_or_else(|| Error::invalid(&request.endpoint, too_long))
    }

    /// The same call once more, if its request may be sent twice.
    pub(crate) fn again(&self) -> Option<Self> {
        let prepared = self.pending.prepared.as_ref().ok();
        let prepared = prepared.filter(|one| one.is_idempotent() && !one.request.body.is_used_up_by_sending())?;
        Some(Call { pending: Pending::new(&self.pending.client, Ok(prepared.clone())), decode: self.decode })
    }

    /// Tells the server which event came last, unless HTTP does not allow the id in a header.
    pub(crate) fn with_last_event_id(self, id: &str) -> Self {
        self.map(|mut prepared| {
            if let Ok(value) = HeaderValue::from_bytes(id.as_bytes()) {
                prepared.request.headers.insert("last-event-id", value);
            }
            Ok(prepared)
        })
    }

    /// Splits the call, for a caller that blocks until the response is there.
    #[cfg(feature = "blocking")]
    pub(crate) fn into_parts(self) -> Result<(EndpointSpec, ResponseFuture, Decode<T>), Error> {
        let Call { pending: Pending { client, prepared }, decode } = self;
        let prepared = prepared?;
        let endpoint = prepared.request.endpoint;
        Ok((endpoint, future::run(client, Ok(prepared)), decode))
    }

    fn map(mut self, change: impl FnOnce(Prepared) -> Result<Prepared, Error>) -> Self {
        self.pending.prepared = self.pending.prepared.and_then(change);
        self
    }
}

impl<T> IntoFuture for Call<T> {
    type Output = Result<T, Error>;
    type IntoFuture = CallFuture<T>;

    fn into_future(self) -> CallFuture<T> {
        CallFuture::new(self.pending.into_future(), self.decode)
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prepared = self.pending.prepared.as_ref().map(|prepared| prepared.request.endpoint);
        f.debug_struct("Call").field("request", &prepared).finish_non_exhaustive()
    }
}
