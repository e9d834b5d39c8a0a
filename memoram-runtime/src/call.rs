//! A call that has been prepared and not yet sent.

use std::fmt;
use std::future::{Future, IntoFuture, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{Request, header};
use serde::de::DeserializeOwned;

use crate::client::{Client, Inner};
#[cfg(feature = "blocking")]
use crate::endpoint::EndpointSpec;
use crate::error::Error;
use crate::exchange::{self, Prepared};
use crate::response::{self, Raw, Response};

/// What makes the answer into a value.
pub(crate) type Decode<T> = fn(Box<Raw>) -> Result<T, Error>;

/// What `send` returns. It owns all it needs, so it can be stored and awaited later; nothing is sent before. What wants a
/// future, such as `tokio::spawn`, takes its [`into_future()`](IntoFuture::into_future).
///
/// Dropping the future of a call ends it. Whether the server did what was asked is unknown then.
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

/// All of a call that does not know the response's type, and so is compiled once, in this crate.
pub(crate) struct Pending {
    client: Arc<Inner>,
    prepared: Result<Prepared, Error>,
}

/// A call under way, whatever its answer is read as.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Box<Raw>, Error>> + Send>>;

impl Pending {
    pub(crate) fn new(client: &Client, prepared: Result<Prepared, Error>) -> Self {
        Pending { client: Arc::clone(client.inner()), prepared }
    }

    fn exchange(self) -> Exchange {
        let Pending { client, prepared } = self;
        match prepared {
            // The future is made in its box, and not moved there.
            Ok(prepared) => Box::pin(async move { exchange::run(&client, &prepared).await }),
            Err(error) => Box::pin(ready(Err(error))),
        }
    }
}

impl<T: DeserializeOwned + Send + 'static> Call<T> {
    pub(crate) fn new(pending: Pending) -> Self {
        Call { pending, decode: response::decode::<T> }
    }

    /// Keeps the status and the headers of the answer.
    pub fn with_response(self) -> Call<Response<T>> {
        Call { pending: self.pending, decode: response::decode_whole::<T> }
    }
}

impl<T> Call<T> {
    /// A call whose answer is made into something else than the endpoint's response.
    pub(crate) fn decoded(client: &Client, prepared: Result<Prepared, Error>, decode: Decode<T>) -> Self {
        Call { pending: Pending::new(client, prepared), decode }
    }

    /// Limits the time of the whole call, the token exchange included. Replaces
    /// [`TimeoutConfig::operation`](crate::TimeoutConfig::operation); an attempt stays limited by
    /// [`TimeoutConfig::attempt`](crate::TimeoutConfig::attempt).
    pub fn timeout(self, limit: Duration) -> Self {
        self.map(|prepared| Ok(Prepared { timeout: Some(limit), ..prepared }))
    }

    /// Sends `Idempotency-Key: key`, the same in each attempt, and lets a POST or PATCH be sent again after a failure that
    /// leaves open whether it was done. Only for servers that honour the header; the Memoram API documents no such.
    pub fn idempotency_key(self, key: &str) -> Self {
        let mut call = self.header("idempotency-key", key);
        if let Ok(prepared) = &mut call.pending.prepared {
            prepared.has_idempotency_key = true;
        }
        call
    }

    /// Adds a header, or replaces it. A name or value that HTTP does not allow, or a header that is the client's own
    /// (credentials, cookies, and what belongs to the connection or the body), is an error when the call is awaited.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.map(|prepared| with_header(prepared, name, value))
    }

    /// The request that would be sent, without sending it, and without the headers that are added on the way:
    /// `Authorization`, `User-Agent`, and those of the connection.
    ///
    /// # Errors
    ///
    /// A value that cannot be sent.
    pub fn build(self) -> Result<Request<Bytes>, Error> {
        let Pending { client, prepared } = self.pending;
        let prepared = prepared?;
        let outgoing = client.core.outgoing(&prepared, None, None)?;
        outgoing.into_http().ok_or_else(|| Error::invalid(&prepared.endpoint, "the URL is longer than HTTP allows"))
    }

    /// What a call is made of, for those who wait for it otherwise.
    #[cfg(feature = "blocking")]
    pub(crate) fn into_parts(self) -> Result<(EndpointSpec, Exchange, Decode<T>), Error> {
        let Call { pending: Pending { client, prepared }, decode } = self;
        let prepared = prepared?;
        let endpoint = prepared.endpoint;
        Ok((endpoint, Pending { client, prepared: Ok(prepared) }.exchange(), decode))
    }

    fn map(mut self, change: impl FnOnce(Prepared) -> Result<Prepared, Error>) -> Self {
        self.pending.prepared = self.pending.prepared.and_then(change);
        self
    }
}

fn with_header(mut prepared: Prepared, name: &str, value: &str) -> Result<Prepared, Error> {
    let parsed = HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok());
    match parsed {
        Some((name, _)) if is_reserved(&name) => {
            Err(Error::invalid(&prepared.endpoint, format!("the header `{name}` is set by the client")))
        }
        Some((name, value)) => {
            prepared.headers.insert(name, value);
            Ok(prepared)
        }
        None => Err(Error::invalid(&prepared.endpoint, "a header's name or value has a character that is not allowed")),
    }
}

/// Credentials are the client's, and the rest belongs to the connection (RFC 9110 §7.6.1) or to the body.
pub(crate) fn is_reserved(name: &HeaderName) -> bool {
    [
        header::AUTHORIZATION,
        header::PROXY_AUTHORIZATION,
        header::COOKIE,
        header::HOST,
        header::CONNECTION,
        header::CONTENT_LENGTH,
        header::CONTENT_TYPE,
        header::EXPECT,
        header::TRANSFER_ENCODING,
        header::TE,
        header::UPGRADE,
    ]
    .contains(name)
}

impl<T> IntoFuture for Call<T> {
    type Output = Result<T, Error>;
    type IntoFuture = CallFuture<T>;

    fn into_future(self) -> CallFuture<T> {
        CallFuture { exchange: self.pending.exchange(), decode: self.decode }
    }
}

/// The future of a [`Call`].
#[must_use = "futures do nothing unless polled"]
pub struct CallFuture<T> {
    exchange: Exchange,
    decode: Decode<T>,
}

impl<T> Future for CallFuture<T> {
    type Output = Result<T, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let call = self.get_mut();
        match call.exchange.as_mut().poll(context) {
            Poll::Ready(Ok(raw)) => Poll::Ready((call.decode)(raw)),
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prepared = self.pending.prepared.as_ref().map(|prepared| prepared.endpoint);
        f.debug_struct("Call").field("request", &prepared).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for CallFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFuture").finish_non_exhaustive()
    }
}
