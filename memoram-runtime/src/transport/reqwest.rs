//! HTTP with reqwest.

use bytes::Bytes;

use super::answer::{Incoming, Reading};
use super::fault::fault;
use super::received::Received;
use super::{HttpClient, Limits, Outgoing, SendFuture};
use crate::response::Chunks;

impl HttpClient for reqwest::Client {
    fn send(&self, request: Outgoing, limits: Limits) -> SendFuture<'_> {
        let reading = Reading::of(&request, limits);
        // Called outside the async block, which would otherwise store the request and move it.
        let sent = self.execute(into_reqwest(request));
        Box::pin(async move {
            let sent = sent.await;
            let mut incoming = sent.map_err(|error| fault(&error, error.is_connect(), error.is_timeout()))?;
            let headers = std::mem::take(incoming.headers_mut());
            let answer = reading.answer(incoming.status(), headers);
            match answer.is_streamed() {
                true => Ok(answer.stream(incoming)),
                false => answer.read(&mut incoming).await,
            }
        })
    }
}

impl Incoming for reqwest::Response {
    type Error = reqwest::Error;

    fn length(&self) -> Option<u64> {
        self.content_length()
    }

    fn chunk(&mut self) -> impl Future<Output = reqwest::Result<Option<Bytes>>> + Send {
        reqwest::Response::chunk(self)
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
