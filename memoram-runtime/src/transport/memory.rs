//! A server in memory, for tests on paused time.

use std::sync::{Arc, Mutex};

use ::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use bytes::Bytes;

use super::{HttpClient, Limits, Outgoing, SendFuture, TransportError};
use crate::response::RawResponse;
use crate::spec::EndpointSpec;

type Answering = dyn Fn(&Received, usize) -> Reply + Send + Sync;

/// What happens to a request.
pub(crate) enum Reply {
    Answer(Box<RawResponse>),
    Fault(TransportError),
    /// No response, ever.
    Nothing,
}

/// Answers each request with a function. Its arguments are the request, and how many requests its path has received.
#[derive(Clone)]
pub(crate) struct Memory {
    answer: Arc<Answering>,
    received: Arc<Mutex<Vec<Received>>>,
}

#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> String {
        self.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }
}

impl Memory {
    pub(crate) fn new(answer: impl Fn(&Received, usize) -> Reply + Send + Sync + 'static) -> Self {
        Memory { answer: Arc::new(answer), received: Arc::default() }
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    pub(crate) fn count(&self, path: &str) -> usize {
        self.received.lock().unwrap().iter().filter(|received| received.path == path).count()
    }
}

impl HttpClient for Memory {
    fn send(&self, request: Outgoing, _: Limits) -> SendFuture<'_> {
        Box::pin(async move {
            let path = request.url.path().to_owned();
            let body = match request.sending {
                Some(sending) => sending.collect().await.unwrap_or_default(),
                None => request.body.into_bytes(),
            };
            let query = request.url.query().unwrap_or_default().to_owned();
            let received = Received { path, query, headers: request.headers, body };
            self.received.lock().unwrap().push(received.clone());
            // Lets other tasks run, as a real request would.
            tokio::task::yield_now().await;
            match (self.answer)(&received, self.count(&received.path)) {
                Reply::Answer(raw) => Ok(Box::new(RawResponse { endpoint: request.endpoint, ..*raw })),
                Reply::Fault(error) => Err(error),
                Reply::Nothing => std::future::pending().await,
            }
        })
    }
}

pub(crate) fn answer(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Reply {
    Reply::Answer(raw(status, headers, body))
}

/// A response whose endpoint is replaced with the request's when it is sent.
pub(crate) fn raw(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Box<RawResponse> {
    let pairs = headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
    let (status, body) = (StatusCode::from_u16(status).unwrap(), Bytes::copy_from_slice(body.as_bytes()));
    Box::new(RawResponse::new(EndpointSpec::get("/"), status, pairs.collect(), body))
}
