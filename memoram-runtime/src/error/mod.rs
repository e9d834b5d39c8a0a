//! What can go wrong with a call, and whether the server did what the request asked for.

mod api;
mod construct;
mod display;
mod failed_attempt;
mod kind;
mod refusal;
mod report;
mod shown;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

pub use api::ApiError;
pub(crate) use failed_attempt::FailedAttempt;
pub use kind::{ErrorKind, Outcome};
pub use refusal::Refusal;
pub(crate) use shown::Shown;

use crate::spec::EndpointSpec;

/// Why a call failed.
///
/// An error is one pointer wide. `Display` and `Debug` show the method, the path template, the status and the document's
/// description of the status. They never show a URL, a header, a body, a token, or a library's message that quotes one.
///
/// ```
/// use memoram_runtime::{Error, ErrorKind, Outcome};
///
/// fn what_now(error: &Error) -> &'static str {
///     match (error.kind(), error.outcome()) {
///         (ErrorKind::NotFound, _) => "it does not exist",
///         _ if error.is_retryable() => "try again later",
///         (_, Outcome::Unknown) => "check whether it was done",
///         (_, Outcome::Completed) => "it was done, but the response could not be used",
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
    /// How many times the request was sent.
    attempts: u32,
    /// Whether the call failed because it could not get a token.
    is_token_failure: bool,
    /// The error of a user's own token provider, signature, file or stream.
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// What is known beyond the kind.
#[derive(Clone)]
enum Detail {
    Text(String),
    /// The response is a failure.
    Api(ApiError),
    /// The response's body could not be used.
    Unreadable {
        status: StatusCode,
        text: String,
        body: Bytes,
        request_id: Option<String>,
        /// How much of a stream had arrived.
        bytes_read: Option<u64>,
    },
}

impl Error {
    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Whether the server did what the request asked for.
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// The status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.0.detail {
            Detail::Text(_) => None,
            Detail::Api(api) => Some(api.status()),
            Detail::Unreadable { status, .. } => Some(*status),
        }
    }

    /// The server's response, if it was a failure.
    pub fn api(&self) -> Option<&ApiError> {
        match &self.0.detail {
            Detail::Api(api) => Some(api),
            _ => None,
        }
    }

    /// The body of the response as it arrived. The body of a failure is cut at
    /// [`Limits::error_body`](crate::Limits::error_body) bytes. It may contain secrets, so be careful where you print it.
    pub fn raw_body(&self) -> Option<&Bytes> {
        match &self.0.detail {
            Detail::Text(_) => None,
            Detail::Api(api) => Some(api.raw_body()),
            Detail::Unreadable { body, .. } => Some(body),
        }
    }

    /// How many bytes of the body had arrived when a stream, such as a [`ByteStream`](crate::ByteStream), failed. `None` for an
    /// error of a call.
    pub fn bytes_read(&self) -> Option<u64> {
        match &self.0.detail {
            Detail::Unreadable { bytes_read, .. } => *bytes_read,
            Detail::Text(_) | Detail::Api(_) => None,
        }
    }

    /// The `x-request-id` header of the response.
    pub fn request_id(&self) -> Option<&str> {
        match &self.0.detail {
            Detail::Text(_) => None,
            Detail::Api(api) => api.request_id(),
            Detail::Unreadable { request_id, .. } => request_id.as_deref(),
        }
    }

    /// How many times the client tried to send the request, including once more after a refused token; 0 if it failed before
    /// that.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The wait that the server asked for with `Retry-After` (RFC 9110 §10.2.3).
    pub fn retry_after(&self) -> Option<Duration> {
        self.api().and_then(ApiError::retry_after)
    }

    /// Returns true if you may make the same call again and it may succeed then: nothing was done, or doing it twice
    /// does no harm.
    pub fn is_retryable(&self) -> bool {
        let idempotent = self.0.endpoint.is_some_and(|endpoint| endpoint.is_idempotent());
        self.failed_attempt().is_retryable(idempotent)
    }

    pub(crate) fn failed_attempt(&self) -> FailedAttempt {
        FailedAttempt {
            kind: self.kind(),
            outcome: self.outcome(),
            status: self.status().map(|status| status.as_u16()),
            retry_after: self.retry_after(),
        }
    }

    /// Returns true if the call failed because it could not get a token.
    pub(crate) fn is_token_failure(&self) -> bool {
        self.0.is_token_failure
    }

    /// Formats the error in several lines. In addition to what `Display` shows, it has the server's message, the request
    /// id, and advice on what to try.
    ///
    /// This is for people. Do not write it to logs that others read: the server's message may quote what was sent.
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
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("outcome", &self.0.outcome)
            .field("message", &self.to_string())
            .field("request_id", &self.request_id().map(|id| Shown(id).to_string()))
            .field("body_bytes", &self.raw_body().map(Bytes::len))
            .finish()
    }
}

impl StdError for Error {
    /// Returns the error of a user's own [`TokenProvider`](crate::auth::TokenProvider), signature, file or stream. Errors of
    /// libraries are never returned, because they quote URLs and bodies.
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
