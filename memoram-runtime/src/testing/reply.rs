//! The replies of a mock.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use http::{HeaderMap, StatusCode};
use serde::Serialize;
use serde_json::json;

use super::chunk::{Chunk, Chunks};
use crate::error::{ErrorKind, Outcome};
use crate::response::RawResponse;
use crate::spec::EndpointSpec;
use crate::transport::TransportError;

/// The response to one request, or a fault of the network. `T` is the endpoint's response type.
///
/// If a reply is not allowed in HTTP, such as one with status 1000, the call fails with an error that says so.
#[must_use = "a reply is what a mock's closure returns"]
pub struct Reply<T> {
    plan: Plan,
    of: PhantomData<fn() -> T>,
}

/// A reply without its type.
#[derive(Default)]
pub(super) struct Plan {
    /// `None`: the first success status of the endpoint.
    status: Option<StatusCode>,
    headers: HeaderMap,
    body: Option<Vec<Chunk>>,
    /// A `String`, which is the body as it is if the endpoint answers with text.
    text: Option<String>,
    fault: Option<Fault>,
    pub(super) delay: Duration,
    /// Why the reply is not allowed in HTTP.
    mistake: Option<String>,
}

/// What can happen to a request instead of a complete response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// The connection is refused, so nothing is sent.
    Refused,
    /// The time limit passes without a response. The error comes at once; [`Reply::delay`] adds a delay.
    Timeout,
    /// The connection breaks before a response.
    Broken,
    /// The connection breaks within the body of a success.
    Truncated,
}

impl<T> Reply<T> {
    /// A success with a JSON body: `json!({…})`, or a value of any type that implements `Serialize`. The status is the
    /// first success status of the endpoint.
    ///
    /// The client deserializes the body as usual, so a body that does not fit the endpoint's response type makes the call
    /// fail.
    pub fn json(body: impl Serialize) -> Self {
        Self::of(Plan::default()).with_json(body)
    }

    /// A success with a value of the endpoint's response type. `Bytes` become the body unchanged, and so does a `String` of
    /// an endpoint that answers with text.
    ///
    /// The types of [`model`](crate::model) do not implement `Serialize`, because some of them contain secrets. Use
    /// [`json`](Self::json) for them.
    pub fn value(value: T) -> Self
    where
        T: Serialize + 'static,
    {
        let any = &value as &dyn Any;
        if let Some(body) = any.downcast_ref::<Bytes>() {
            return Self::of(Plan::default()).with_body(body.clone());
        }
        let text = any.downcast_ref::<String>().cloned();
        let mut reply = Self::json(value);
        reply.plan.text = text;
        reply
    }

    /// A response with a status. If the status is not a success of the endpoint, the body is `{"message": "…"}` with the
    /// document's description of the status, or else its standard reason phrase. Otherwise the body is empty.
    pub fn status(status: u16) -> Self {
        let mut plan = Plan::default();
        match StatusCode::from_u16(status) {
            Ok(status) => plan.status = Some(status),
            Err(_) => plan.mistake = Some(format!("the mock's reply has the invalid status {status}")),
        }
        Self::of(plan)
    }

    /// A fault of the network.
    pub fn fault(fault: Fault) -> Self {
        Self::of(Plan { fault: Some(fault), ..Plan::default() })
    }

    /// Sets the body, as JSON.
    pub fn with_json(mut self, body: impl Serialize) -> Self {
        match serde_json::to_vec(&body) {
            Ok(body) => self = self.with_body(body).with_header("content-type", "application/json"),
            Err(_) => self.plan.mistake = Some("the body of the mock's reply does not serialize".to_owned()),
        }
        self
    }

    /// Sets the body to bytes, and removes the content type.
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.plan.headers.remove(header::CONTENT_TYPE);
        self.plan.text = None;
        self.plan.body = Some(vec![Chunk::Bytes(body.into())]);
        self
    }

    /// A success whose body arrives in chunks, with waits and a fault between them, for streams such as
    /// [`ByteStream`](crate::ByteStream). If the endpoint reads no stream, the client collects them.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use memoram_runtime::ByteStream;
    /// use memoram_runtime::testing::{Chunk, Reply};
    ///
    /// let reply: Reply<ByteStream> =
    ///     Reply::chunks(["first ".into(), Chunk::Wait(Duration::from_secs(1)), "second".into(), Chunk::Broken]);
    /// ```
    pub fn chunks(chunks: impl IntoIterator<Item: Into<Chunk>>) -> Self {
        Self::of(Plan { body: Some(chunks.into_iter().map(Into::into).collect()), ..Plan::default() })
    }

    /// Sets a header.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        match HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok()) {
            Some((name, value)) => drop(self.plan.headers.insert(name, value)),
            None => self.plan.mistake = Some("the mock's reply has an invalid header".to_owned()),
        }
        self
    }

    /// Delays the reply, on tokio's clock, so paused time skips the delay. Default: zero.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.plan.delay = delay;
        self
    }

    fn of(plan: Plan) -> Self {
        Reply { plan, of: PhantomData }
    }

    pub(super) fn into_plan(self) -> Plan {
        self.plan
    }
}

impl Plan {
    pub(super) fn with_fault(mut self, fault: Option<Fault>) -> Self {
        self.fault = fault.or(self.fault);
        self
    }

    pub(super) fn after(mut self, wait: Duration) -> Self {
        self.delay = self.delay.saturating_add(wait);
        self
    }

    /// Carries out the reply for a request to an endpoint. Returns the response and its body.
    pub(super) fn respond(self, endpoint: &EndpointSpec) -> Result<(Box<RawResponse>, Chunks), TransportError> {
        let Plan { status, mut headers, body, text, fault, mistake, .. } = self;
        if let Some(mistake) = mistake {
            return Err(refused(mistake));
        }
        let status = status.unwrap_or_else(|| endpoint.first_success());
        if let Some(fault) = fault {
            let response = Box::new(RawResponse::new(*endpoint, status, headers, Bytes::new()));
            return match fault {
                // The headers arrive, and the stream breaks off.
                Fault::Truncated if response.is_streamed() => Ok((response, Chunks::new([Chunk::Broken]))),
                fault => Err(fault.error(response)),
            };
        }
        let text = text.filter(|_| endpoint.is_text());
        if text.is_some() {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
        }
        let body = match text.map(|text| vec![text.into()]).or(body) {
            Some(body) => body,
            None if endpoint.is_success(status) => Vec::new(),
            None => {
                headers.entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
                let message = endpoint.documented(status).or(status.canonical_reason());
                vec![json!({ "message": message }).to_string().into()]
            }
        };
        Ok((Box::new(RawResponse::new(*endpoint, status, headers, Bytes::new())), Chunks::new(body)))
    }
}

/// An error of the mock itself. It is not retried.
pub(super) fn refused(text: String) -> TransportError {
    TransportError::NoResponse { kind: ErrorKind::InvalidRequest, outcome: Outcome::NotSent, text: Cow::Owned(text) }
}

impl Fault {
    pub(super) const ALL: [Fault; 4] = [Fault::Refused, Fault::Timeout, Fault::Broken, Fault::Truncated];

    fn error(self, response: Box<RawResponse>) -> TransportError {
        match self {
            Fault::Truncated => Self::truncated(response),
            fault => fault.without_answer(),
        }
    }

    pub(super) fn without_answer(self) -> TransportError {
        let none = |kind, outcome, text| TransportError::NoResponse { kind, outcome, text: Cow::Borrowed(text) };
        match self {
            Fault::Refused => none(ErrorKind::Connect, Outcome::NotSent, "the server could not be reached"),
            Fault::Timeout => none(ErrorKind::Timeout, Outcome::Unknown, "no answer within the time limit"),
            _ => none(ErrorKind::Transport, Outcome::Unknown, "the connection broke before an answer"),
        }
    }

    pub(super) fn truncated(response: Box<RawResponse>) -> TransportError {
        let text = "the connection broke within its body";
        TransportError::NoBody { kind: ErrorKind::Transport, response, text }
    }
}

impl<T> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { status, fault, delay, .. } = &self.plan;
        f.debug_struct("Reply")
            .field("status", status)
            .field("fault", fault)
            .field("delay", delay)
            .finish_non_exhaustive()
    }
}
