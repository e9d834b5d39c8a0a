//! What a mock answers with.

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

use crate::endpoint::EndpointSpec;
use crate::error::{ErrorKind, Outcome};
use crate::response::Raw;
use crate::transport::Failure;

/// The answer to one request, or the fault that it meets. `T` is the endpoint's response type.
///
/// A reply that HTTP does not allow, such as status 1000, is an error of the call, which says so.
#[must_use = "a reply is what a mock's closure returns"]
pub struct Reply<T> {
    plan: Plan,
    of: PhantomData<fn() -> T>,
}

/// A reply, whatever its type.
#[derive(Default)]
pub(super) struct Plan {
    /// `None` is the endpoint's success.
    status: Option<StatusCode>,
    headers: HeaderMap,
    body: Option<Bytes>,
    fault: Option<Fault>,
    pub(super) delay: Duration,
    /// What is wrong with the reply itself.
    mistake: Option<String>,
}

/// What can happen to a request instead of a whole answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// The connection is refused: nothing was sent.
    Refused,
    /// The time limit passes without an answer. No time passes for that; [`Reply::delay`] adds some.
    Timeout,
    /// The connection breaks before an answer.
    Broken,
    /// The connection breaks within the body of a success.
    Truncated,
}

impl<T> Reply<T> {
    /// A success with a JSON body: `json!({…})`, or a value of any type that serializes. The status is the first one
    /// that the endpoint calls a success.
    ///
    /// The body is read as every other, so a body that does not fit the endpoint's response is an error of the call.
    pub fn json(body: impl Serialize) -> Self {
        Self::of(Plan::default()).with_json(body)
    }

    /// A success with a value of the endpoint's own response type; `Bytes` are the body as they are. Those in [`model`](crate::model) do not serialize, for
    /// some have secrets in them; they are made with [`json`](Self::json).
    pub fn value(value: T) -> Self
    where
        T: Serialize + 'static,
    {
        match (&value as &dyn Any).downcast_ref::<Bytes>() {
            Some(body) => Self::of(Plan::default()).with_body(body.clone()),
            None => Self::json(value),
        }
    }

    /// A status. The body of a failure is `{"message": "…"}` with the document's text for the status, or else its name; any
    /// other has none.
    pub fn status(status: u16) -> Self {
        let mut plan = Plan::default();
        match StatusCode::from_u16(status) {
            Ok(status) => plan.status = Some(status),
            Err(_) => plan.mistake = Some(format!("the mock's reply has status {status}, which is none")),
        }
        Self::of(plan)
    }

    /// A fault of the network.
    pub fn fault(fault: Fault) -> Self {
        Self::of(Plan { fault: Some(fault), ..Plan::default() })
    }

    /// Replaces the body with JSON.
    pub fn with_json(mut self, body: impl Serialize) -> Self {
        match serde_json::to_vec(&body) {
            Ok(body) => self = self.with_body(body).with_header("content-type", "application/json"),
            Err(_) => self.plan.mistake = Some("the body of the mock's reply does not serialize".to_owned()),
        }
        self
    }

    /// Replaces the body with bytes, of no content type.
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.plan.headers.remove(header::CONTENT_TYPE);
        self.plan.body = Some(body.into());
        self
    }

    /// Adds a header, or replaces it.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        match HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok()) {
            Some((name, value)) => drop(self.plan.headers.insert(name, value)),
            None => self.plan.mistake = Some("the mock's reply has a header that is none".to_owned()),
        }
        self
    }

    /// How long it takes, on tokio's clock: paused time jumps over it. Default: no time.
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

    /// What comes of it for a request to an endpoint.
    pub(super) fn answer(self, endpoint: &EndpointSpec) -> Result<Box<Raw>, Failure> {
        let Plan { status, mut headers, body, fault, mistake, .. } = self;
        if let Some(mistake) = mistake {
            return Err(refused(mistake));
        }
        let status = status.unwrap_or_else(|| endpoint.first_success());
        if let Some(fault) = fault {
            return Err(fault.failure(Box::new(Raw { endpoint: *endpoint, status, headers, body: Bytes::new() })));
        }
        let body = match body {
            Some(body) => body,
            None if endpoint.is_success(status) => Bytes::new(),
            None => {
                headers.entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
                let message = endpoint.documented(status).or(status.canonical_reason());
                Bytes::from(json!({ "message": message }).to_string())
            }
        };
        Ok(Box::new(Raw { endpoint: *endpoint, status, headers, body }))
    }
}

/// A failure of the mock itself: not one that a retry could help.
pub(super) fn refused(text: String) -> Failure {
    Failure::NoAnswer { kind: ErrorKind::InvalidRequest, outcome: Outcome::NotSent, text: Cow::Owned(text) }
}

impl Fault {
    pub(super) const ALL: [Fault; 4] = [Fault::Refused, Fault::Timeout, Fault::Broken, Fault::Truncated];

    fn failure(self, answer: Box<Raw>) -> Failure {
        let none = |kind, outcome, text| Failure::NoAnswer { kind, outcome, text: Cow::Borrowed(text) };
        match self {
            Fault::Refused => none(ErrorKind::Connect, Outcome::NotSent, "the server could not be reached"),
            Fault::Timeout => none(ErrorKind::Timeout, Outcome::Unknown, "no answer within the time limit"),
            Fault::Broken => none(ErrorKind::Transport, Outcome::Unknown, "the connection broke before an answer"),
            Fault::Truncated => {
                let text = "the connection broke within its body";
                Failure::NoBody { kind: ErrorKind::Transport, answer, text }
            }
        }
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
