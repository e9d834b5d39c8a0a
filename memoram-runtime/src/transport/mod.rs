//! The seam below which HTTP happens: over the network, or in memory for tests.

pub(crate) mod http;
#[cfg(test)]
pub(crate) mod memory;

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;

use ::http::{HeaderMap, Request, header};
use bytes::Bytes;
use tokio::time::{Instant, timeout_at};
use url::Url;

use crate::endpoint::EndpointSpec;
use crate::error::{ErrorKind, Outcome};
use crate::response::Raw;

/// A request that is ready to go.
pub(crate) struct Outgoing {
    pub(crate) endpoint: EndpointSpec,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    /// When the attempt ends, for a transport that can tell what had come by then.
    pub(crate) deadline: Option<Instant>,
}

impl Outgoing {
    /// As `http` writes it, without the header that its URL stands for. `None` if the URL is too long for that.
    pub(crate) fn into_http(mut self) -> Option<Request<Bytes>> {
        self.headers.remove(header::HOST);
        let mut request = Request::new(self.body.unwrap_or_default());
        *request.method_mut() = self.endpoint.method();
        *request.uri_mut() = self.url.as_str().parse().ok()?;
        *request.headers_mut() = self.headers;
        Some(request)
    }
}

/// Why there is no answer, or no whole one.
pub(crate) enum Failure {
    NoAnswer {
        kind: ErrorKind,
        outcome: Outcome,
        text: Cow<'static, str>,
    },
    /// The status and the headers came, and then not the body.
    NoBody {
        kind: ErrorKind,
        answer: Box<Raw>,
        text: &'static str,
    },
}

/// The most that is read of a body, in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caps {
    pub(crate) success: usize,
    pub(crate) error: usize,
}

pub(crate) type Answer<'a> = Pin<Box<dyn Future<Output = Result<Box<Raw>, Failure>> + Send + 'a>>;

/// What the future gives before a time. `None` if that comes first.
pub(crate) async fn within<T>(deadline: Option<Instant>, future: impl Future<Output = T>) -> Option<T> {
    match deadline {
        None => Some(future.await),
        Some(deadline) => timeout_at(deadline, future).await.ok(),
    }
}

/// Sends one request and reads its answer. No redirects, no retries.
pub(crate) trait Transport: Send + Sync {
    fn send(&self, request: Outgoing, caps: Caps) -> Answer<'_>;
}
