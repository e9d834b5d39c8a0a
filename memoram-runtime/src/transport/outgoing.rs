//! A request as a transport sends it.

use ::http::{HeaderMap, Request, header};
use bytes::Bytes;
use tokio::time::Instant;
use url::Url;

use crate::body::{Body, Sending};
use crate::spec::EndpointSpec;

/// The request of one attempt, complete with its URL and all headers.
pub(crate) struct Outgoing {
    pub(crate) endpoint: EndpointSpec,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    /// A body that is streamed, opened for this attempt.
    pub(crate) sending: Option<Box<Sending>>,
    /// When the attempt ends. A transport that watches it can return the status of a response whose body is late.
    pub(crate) deadline: Option<Instant>,
    /// Which credentials it carries, as the attribute's `auth` takes them.
    #[cfg(feature = "testing")]
    pub(crate) credentials: Vec<String>,
}

impl Outgoing {
    /// Converts the request to a type of the `http` crate, without the `Host` header, which the URL implies. Returns
    /// `None` if the URL is too long for that crate.
    pub(crate) fn into_http(mut self) -> Option<Request<Bytes>> {
        self.headers.remove(header::HOST);
        let mut request = Request::new(self.body.into_bytes());
        *request.method_mut() = self.endpoint.method();
        *request.uri_mut() = self.url.as_str().parse().ok()?;
        *request.headers_mut() = self.headers;
        Some(request)
    }
}
