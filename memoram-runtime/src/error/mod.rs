//! What can go wrong with a call, and whether the server did what was asked.

mod api;
mod display;
mod report;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

pub use api::ApiError;

use crate::encode::Refusal;
use crate::endpoint::EndpointSpec;
use crate::retry::Failure;

/// Why a call failed.
///
/// It is one pointer wide. `Display` and `Debug` name the method, the path template, the status and the document's own
/// text for it. They never hold a URL, a header, a body, a token, or text of a library that quotes one.
///
/// ```
/// use memoram_runtime::{Error, ErrorKind, Outcome};
///
/// fn what_now(error: &Error) -> &'static str {
///     match (error.kind(), error.outcome()) {
///         (ErrorKind::NotFound, _) => "it is not there",
///         _ if error.is_retryable() => "once more, later",
///         (_, Outcome::Unknown) => "look whether it was done",
///         (_, Outcome::Completed) => "it was done; the answer is of no use",
///         _ => "nothing was done",
///     }
/// }
/// ```
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    outcome: Outcome,
    endpoint: Option<EndpointSpec>,
    detail: Detail,
    /// How often the request was sent.
    attempts: u32,
    /// Whether it is the failure of a token exchange that the call needed.
    of_the_exchange: bool,
    /// The error of a user's token provider.
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// What is known beyond the kind.
#[derive(Clone)]
enum Detail {
    Text(String),
    Answer(ApiError),
    /// An answer whose body could not be used.
    Unreadable {
        status: StatusCode,
        text: String,
        body: Bytes,
        request_id: Option<String>,
    },
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request was refused before any I/O: a value that cannot be sent.
    InvalidRequest,
    /// 400: the server refused the request's values.
    BadRequest,
    /// 401, or there is no usable token: the key exchange failed, or the client has no credentials.
    Authentication,
    /// 403.
    Forbidden,
    /// 404.
    NotFound,
    /// 409.
    Conflict,
    /// 422.
    UnprocessableContent,
    /// 429.
    TooManyRequests,
    /// Any 5xx.
    Server,
    /// Any other status that is not a success of the endpoint.
    UnexpectedStatus,
    /// A 3xx. Redirects are never followed, since they would carry the token elsewhere.
    UnexpectedRedirect,
    /// A success that is not JSON, such as the page of a captive portal.
    UnexpectedContentType,
    /// A success whose body could not be read as the endpoint's response.
    Response,
    /// No connection: unknown host, refused, unreachable.
    Connect,
    /// A connection without trust: certificate, host name or protocol.
    Tls,
    /// A time limit passed.
    Timeout,
    /// The connection broke.
    Transport,
}

/// Whether the server did what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// No request was sent: nothing was done.
    NotSent,
    /// The server refused: nothing was done.
    Rejected,
    /// It cannot be told whether it was done.
    Unknown,
    /// It was done, but the answer could not be used.
    Completed,
}

impl Error {
    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Whether the server did what was asked.
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.0.detail {
            Detail::Text(_) => None,
            Detail::Answer(answer) => Some(answer.status()),
            Detail::Unreadable { status, .. } => Some(*status),
        }
    }

    /// The server's answer, if it was a failure.
    pub fn api(&self) -> Option<&ApiError> {
        match &self.0.detail {
            Detail::Answer(answer) => Some(answer),
            _ => None,
        }
    }

    /// The body of the answer as it came, up to 64 KiB of a failure. It may hold secrets, so print it with care.
    pub fn raw_body(&self) -> Option<&Bytes> {
        match &self.0.detail {
            Detail::Text(_) => None,
            Detail::Answer(answer) => Some(answer.raw_body()),
            Detail::Unreadable { body, .. } => Some(body),
        }
    }

    /// The `x-request-id` of the answer.
    pub fn request_id(&self) -> Option<&str> {
        match &self.0.detail {
            Detail::Text(_) => None,
            Detail::Answer(answer) => answer.request_id(),
            Detail::Unreadable { request_id, .. } => request_id.as_deref(),
        }
    }

    /// How often it was tried to send the request; 0 if it did not come to that.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The wait that the server asked for by `Retry-After`.
    pub fn retry_after(&self) -> Option<Duration> {
        self.api().and_then(ApiError::retry_after)
    }

    /// Whether the same call may be made again: nothing was done, or doing it twice does no harm, and another time may
    /// go better.
    pub fn is_retryable(&self) -> bool {
        let idempotent = self.0.endpoint.is_some_and(|endpoint| endpoint.is_idempotent());
        Failure::of(self).may_be_sent_again(idempotent)
    }

    /// The error in several lines: beside what `Display` shows, the server's message, the request id, and what to try.
    ///
    /// For people, not for programs or logs that strangers read: the server's message may quote what was sent.
    ///
    /// ```
    /// # use memoram_runtime::Error;
    /// fn explain(error: &Error) {
    ///     // POST /access-requests answered 404 Not Found: the memory key does not exist
    ///     //   server:     memory key `k1` does not exist
    ///     //   request id: req_1
    ///     //   attempts:   1
    ///     //   outcome:    rejected: nothing was done
    ///     //   try:        check the ids and keys in the request
    ///     eprintln!("{}", error.report());
    /// }
    /// ```
    pub fn report(&self) -> impl fmt::Display {
        report::Report(self)
    }

    fn new(kind: ErrorKind, outcome: Outcome, endpoint: Option<EndpointSpec>, detail: Detail) -> Self {
        Error(Box::new(Inner { kind, outcome, endpoint, detail, attempts: 0, of_the_exchange: false, source: None }))
    }

    pub(crate) fn not_sent(kind: ErrorKind, endpoint: &EndpointSpec, text: impl Into<String>) -> Self {
        Self::transport(kind, Outcome::NotSent, endpoint, text)
    }

    pub(crate) fn invalid(endpoint: &EndpointSpec, text: impl Into<String>) -> Self {
        Self::not_sent(ErrorKind::InvalidRequest, endpoint, text)
    }

    /// A value that cannot be sent.
    pub(crate) fn refused(endpoint: &EndpointSpec, what: &str, name: &str, refusal: Refusal) -> Self {
        Self::invalid(endpoint, format!("{what} `{name}` {refusal}"))
    }

    /// An `Endpoint` written by hand whose values and template disagree.
    pub(crate) fn placeholders(endpoint: &EndpointSpec) -> Self {
        Self::invalid(endpoint, "the path template needs as many values as it has placeholders")
    }

    /// A failure below HTTP.
    pub(crate) fn transport(
        kind: ErrorKind,
        outcome: Outcome,
        endpoint: &EndpointSpec,
        text: impl Into<String>,
    ) -> Self {
        Self::new(kind, outcome, Some(*endpoint), Detail::Text(text.into()))
    }

    /// A failure that the server answered with.
    pub(crate) fn answer(endpoint: &EndpointSpec, answer: ApiError) -> Self {
        let (kind, outcome) = api::classified(answer.status());
        Self::new(kind, outcome, Some(*endpoint), Detail::Answer(answer))
    }

    /// An answer that cannot be used.
    pub(crate) fn unreadable(kind: ErrorKind, raw: crate::response::Raw, text: impl Into<String>) -> Self {
        let request_id = raw.request_id().map(str::to_owned);
        let (_, outcome) = api::classified(raw.status);
        let detail = Detail::Unreadable { status: raw.status, text: text.into(), body: raw.body, request_id };
        Self::new(kind, outcome, Some(raw.endpoint), detail)
    }

    /// A token provider failed, for reasons of its own.
    pub(crate) fn of_provider(source: Box<dyn StdError + Send + Sync>) -> Self {
        let detail = Detail::Text("the token provider failed".to_owned());
        let mut error = Self::new(ErrorKind::Authentication, Outcome::NotSent, None, detail);
        error.0.source = Some(Arc::from(source));
        error
    }

    /// The same error for another caller who waited for the same thing.
    pub(crate) fn shared(&self) -> Self {
        Error(self.0.clone())
    }

    /// The same failure of the token exchange, as the failure of the call that needed the token.
    pub(crate) fn of_the_exchange(self, endpoint: &EndpointSpec) -> Self {
        let kind = match self.kind() {
            kind @ (ErrorKind::Connect | ErrorKind::Tls | ErrorKind::Timeout | ErrorKind::Transport) => kind,
            _ => ErrorKind::Authentication,
        };
        let Inner { endpoint: exchange, detail, source, .. } = *self.0;
        let detail = match detail {
            Detail::Text(text) => Detail::Text(format!("no token: {text}")),
            Detail::Answer(answer) => Detail::Answer(answer.of_exchange(exchange)),
            Detail::Unreadable { text, .. } => Detail::Text(format!("no token: {text}")),
        };
        let mut error = Self::new(kind, Outcome::NotSent, Some(*endpoint), detail);
        error.0.of_the_exchange = true;
        error.0.source = source;
        error
    }

    pub(crate) fn is_of_the_exchange(&self) -> bool {
        self.0.of_the_exchange
    }

    /// The error that ends a call. If an attempt before left open what was done, this one cannot close it.
    pub(crate) fn after(mut self, attempts: u32, ambiguous: bool) -> Self {
        self.0.attempts = attempts;
        if ambiguous && self.0.outcome != Outcome::Completed {
            self.0.outcome = Outcome::Unknown;
        }
        self
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("outcome", &self.0.outcome)
            .field("message", &self.to_string())
            .field("request_id", &self.request_id())
            .field("body_bytes", &self.raw_body().map(Bytes::len))
            .finish()
    }
}

impl StdError for Error {
    /// The error of a user's own [`TokenProvider`](crate::auth::TokenProvider); of nothing else, since the errors of
    /// libraries quote URLs and bodies.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_one_pointer_wide() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
        assert_eq!(size_of::<Result<(), Error>>(), size_of::<usize>());
    }
}
