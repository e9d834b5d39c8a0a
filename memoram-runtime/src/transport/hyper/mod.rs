//! HTTP with hyper-util's pooled client.

mod body;
mod connector;
mod route;
mod socket;

use std::borrow::Cow;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;

use ::http::header::{PROXY_AUTHORIZATION, USER_AGENT};
use ::http::uri::{Authority, Parts, PathAndQuery, Scheme};
use ::http::{HeaderValue, Request, Uri};
use bytes::Bytes;
use futures_core::Stream;
use hyper_util::client::legacy::{Client, Error};
use url::Position;

use super::answer::{Incoming, Reading};
use super::fault::{AnyError, fault, sources};
use super::received::Received;
use super::{HttpClient, Limits, Outgoing, SendFuture, TransportError};
use crate::error::{ErrorKind, Outcome};
use crate::response::{Broken, Chunks};
pub(crate) use body::SentBody;
pub(crate) use connector::Connector;
pub(crate) use route::Route;

/// A client of one server.
pub(crate) struct Hyper {
    pub(crate) client: Client<Connector, SentBody>,
    pub(crate) scheme: Scheme,
    pub(crate) authority: Authority,
    pub(crate) user_agent: HeaderValue,
    /// For a proxy that is sent the requests themselves. A tunnel has its own.
    pub(crate) proxy_authorization: Option<HeaderValue>,
}

impl HttpClient for Hyper {
    fn send(&self, request: Outgoing, limits: Limits) -> SendFuture<'_> {
        let reading = Reading::of(&request, limits);
        // Called outside the async block, which would otherwise store the request and move it.
        let sent = self.request(request).map(|request| self.client.request(request));
        Box::pin(async move {
            let mut received = sent?.await.map_err(|error| no_response(&error))?;
            let headers = std::mem::take(received.headers_mut());
            let answer = reading.answer(received.status(), headers);
            match answer.is_streamed() {
                true => Ok(answer.stream(received.into_body())),
                false => answer.read(received.body_mut()).await,
            }
        })
    }
}

impl Hyper {
    fn request(&self, request: Outgoing) -> Result<Request<SentBody>, TransportError> {
        let uri = uri(&self.scheme, &self.authority, &request.url[Position::BeforePath..Position::AfterQuery]);
        let method = request.endpoint.method();
        let mut headers = request.headers;
        headers.entry(USER_AGENT).or_insert_with(|| self.user_agent.clone());
        if let Some(authorization) = &self.proxy_authorization {
            headers.insert(PROXY_AUTHORIZATION, authorization.clone());
        }
        let mut out = Request::new(match request.sending {
            Some(sending) => SentBody::Streamed(sending),
            None => SentBody::Whole(request.body.into_bytes()),
        });
        *out.method_mut() = method;
        *out.uri_mut() = uri.ok_or(NOT_AS_WRITTEN)?;
        *out.headers_mut() = headers;
        Ok(out)
    }
}

/// The URI of a path and a query that are percent-encoded. `None` if they would not be sent byte for byte.
fn uri(scheme: &Scheme, authority: &Authority, path_and_query: &str) -> Option<Uri> {
    let sent = PathAndQuery::from_maybe_shared(Bytes::copy_from_slice(path_and_query.as_bytes())).ok()?;
    if sent.as_str() != path_and_query {
        return None;
    }
    let mut parts = Parts::default();
    parts.scheme = Some(scheme.clone());
    parts.authority = Some(authority.clone());
    parts.path_and_query = Some(sent);
    Uri::from_parts(parts).ok()
}

const NOT_AS_WRITTEN: TransportError = TransportError::NoResponse {
    kind: ErrorKind::InvalidRequest,
    outcome: Outcome::NotSent,
    text: Cow::Borrowed("the path would not arrive as it was written"),
};

fn no_response(error: &Error) -> TransportError {
    fault(error, error.is_connect(), sources(error).any(is_late))
}

/// Whether a connection, or the answer to a ping, did not come in time.
fn is_late(error: &AnyError) -> bool {
    let of_hyper = error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_timeout);
    let of_network = error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::TimedOut);
    of_hyper || of_network
}

impl Incoming for hyper::body::Incoming {
    type Error = Broken;

    fn length(&self) -> Option<u64> {
        http_body::Body::size_hint(self).exact()
    }

    async fn chunk(&mut self) -> Result<Option<Bytes>, Broken> {
        let mut received = Received(self);
        poll_fn(|context| Pin::new(&mut received).poll_next(context)).await.transpose()
    }

    fn into_chunks(self) -> Chunks {
        Box::pin(Received(self))
    }
}

#[cfg(test)]
mod tests;
