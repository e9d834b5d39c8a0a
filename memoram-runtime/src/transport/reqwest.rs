//! HTTP with reqwest.

use bytes::Bytes;

use super::answer::{Expected, Incoming};
use super::fault::fault;
use super::received::Received;
use super::{Limits, Outgoing, SendFuture, Transport};
use crate::response::{Broken, Chunks};

impl Transport for reqwest::Client {
    fn send(&self, request: Outgoing, limits: Limits) -> SendFuture<'_> {
        let expected = Expected { endpoint: request.endpoint, limits, deadline: request.deadline };
        // Called outside the async block, which would otherwise store the request and move it.
        let sent = self.execute(into_reqwest(request));
        Box::pin(async move {
            let sent = sent.await;
            let mut incoming = sent.map_err(|error| fault(&error, error.is_connect(), error.is_timeout()))?;
            let headers = std::mem::take(incoming.headers_mut());
            expected.receive(incoming.status(), headers, incoming).await
        })
    }
}

impl Incoming for reqwest::Response {
    fn length(&self) -> Option<u64> {
        self.content_length()
    }

    async fn chunk(&mut self) -> Result<Option<Bytes>, Broken> {
        reqwest::Response::chunk(self).await.map_err(|_| Broken)
    }

    fn into_chunks(self) -> Chunks {
        Box::pin(Received(reqwest::Body::from(self)))
    }
}

fn into_reqwest(request: Outgoing) -> reqwest::Request {
    let mut out = reqwest::Request::new(request.endpoint.method(), request.url);
    *out.headers_mut() = request.headers;
    *out.body_mut() = match request.sending {
        Some(sending) => Some(reqwest::Body::wrap(*sending)),
        None if request.body.is_empty() => None,
        None => Some(reqwest::Body::from(request.body.into_bytes())),
    };
    out
}
