//! How the crate makes errors.

use std::error::Error as StdError;
use std::io;
use std::sync::Arc;

use http::Method;

use super::{ApiError, Detail, Error, ErrorKind, Inner, Outcome, Refusal, kind};
use crate::body::BodyFault;
use crate::response::RawResponse;
use crate::spec::EndpointSpec;

impl Error {
    fn new(kind: ErrorKind, outcome: Outcome, endpoint: Option<EndpointSpec>, detail: Detail) -> Self {
        let (attempts, is_token_failure, source) = (0, false, None);
        Error(Box::new(Inner { kind, outcome, endpoint, detail, attempts, is_token_failure, source }))
    }

    /// A failure without a response.
    pub(crate) fn with_text(
        kind: ErrorKind,
        outcome: Outcome,
        endpoint: &EndpointSpec,
        text: impl Into<String>,
    ) -> Self {
        Self::new(kind, outcome, Some(*endpoint), Detail::Text(text.into()))
    }

    pub(crate) fn not_sent(kind: ErrorKind, endpoint: &EndpointSpec, text: impl Into<String>) -> Self {
        Self::with_text(kind, Outcome::NotSent, endpoint, text)
    }

    pub(crate) fn invalid(endpoint: &EndpointSpec, text: impl Into<String>) -> Self {
        Self::not_sent(ErrorKind::InvalidRequest, endpoint, text)
    }

    /// A value that cannot be sent. `what` says where it was to go, such as `property`.
    pub(crate) fn refused(endpoint: &EndpointSpec, what: &str, name: &str, refusal: Refusal) -> Self {
        Self::invalid(endpoint, format!("{what} `{name}` {refusal}"))
    }

    /// Values that do not match the placeholders of the template.
    pub(crate) fn placeholders(endpoint: &EndpointSpec) -> Self {
        Self::invalid(endpoint, "the path template needs as many values as it has placeholders")
    }

    /// A method that no [`EndpointSpec`] can have.
    pub(crate) fn unknown_method(method: &Method, template: &str) -> Self {
        let text = "the method must be one of GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS";
        let detail = Detail::Text(format!("{method} {template}: {text}"));
        Self::new(ErrorKind::InvalidRequest, Outcome::NotSent, None, detail)
    }

    /// A response whose status is not a success.
    pub(crate) fn failure_response(response: RawResponse) -> Self {
        let (endpoint, attempts) = (response.endpoint, response.attempts);
        let (kind, outcome) = kind::of_status(response.status);
        let mut error = Self::new(kind, outcome, Some(endpoint), Detail::Api(ApiError::new(response)));
        error.0.attempts = attempts;
        error
    }

    /// A response whose body cannot be used.
    pub(crate) fn unreadable(kind: ErrorKind, response: RawResponse, text: impl Into<String>) -> Self {
        let request_id = response.request_id().map(str::to_owned);
        let RawResponse { endpoint, status, body, attempts, .. } = response;
        let (_, outcome) = kind::of_status(status);
        let detail = Detail::Unreadable { status, text: text.into(), body, request_id, bytes_read: None };
        let mut error = Self::new(kind, outcome, Some(endpoint), detail);
        error.0.attempts = attempts;
        error
    }

    /// How much of a stream had arrived.
    pub(crate) fn with_bytes_read(mut self, read: u64) -> Self {
        if let Detail::Unreadable { bytes_read, .. } = &mut self.0.detail {
            *bytes_read = Some(read);
        }
        self
    }

    /// The error of the user's own code behind this one.
    pub(crate) fn with_source(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.0.source = Some(Arc::new(source));
        self
    }

    /// A token provider returned an error of its own.
    pub(crate) fn of_provider(source: Box<dyn StdError + Send + Sync>) -> Self {
        let detail = Detail::Text("the token provider failed".to_owned());
        let mut error = Self::new(ErrorKind::Authentication, Outcome::NotSent, None, detail);
        error.0.source = Some(Arc::from(source));
        error
    }

    /// The user's `sign` returned an error.
    pub(crate) fn of_signer(endpoint: &EndpointSpec, source: Box<dyn StdError + Send + Sync>) -> Self {
        let mut error = Self::not_sent(ErrorKind::Authentication, endpoint, "the request could not be signed");
        error.0.source = Some(Arc::from(source));
        error
    }

    /// The user's file or stream failed, while the body of a request was read from it.
    pub(crate) fn of_body(endpoint: &EndpointSpec, outcome: Outcome, source: io::Error) -> Self {
        let own = source.get_ref().and_then(|inner| inner.downcast_ref::<BodyFault>());
        let reason = own.map_or_else(|| source.kind().to_string(), BodyFault::to_string);
        let text = format!("the file or the stream of its body could not be read: {reason}");
        Self::with_text(ErrorKind::Io, outcome, endpoint, text).with_source(source)
    }

    /// A response whose endpoint is not known cannot be read.
    pub(crate) fn lost(kind: ErrorKind, text: &str) -> Self {
        Self::new(kind, Outcome::Completed, None, Detail::Text(text.to_owned()))
    }

    /// Copies the error of a token request for another caller that waits for the same token. `Error` itself is not
    /// `Clone`.
    pub(crate) fn shared(&self) -> Self {
        Error(self.0.clone())
    }

    /// Turns the error of a token request into the error of the call that needed the token.
    pub(crate) fn into_token_failure(self, endpoint: &EndpointSpec) -> Self {
        let kind = match self.kind() {
            kind @ (ErrorKind::Connect | ErrorKind::Tls | ErrorKind::Timeout | ErrorKind::Transport) => kind,
            _ => ErrorKind::Authentication,
        };
        let Inner { endpoint: token_request, detail, source, .. } = *self.0;
        let detail = match detail {
            Detail::Api(api) => Detail::Api(api.of_token_request(token_request)),
            Detail::Text(text) | Detail::Unreadable { text, .. } => Detail::Text(format!("no token: {text}")),
        };
        let mut error = Self::new(kind, Outcome::NotSent, Some(*endpoint), detail);
        error.0.is_token_failure = true;
        error.0.source = source;
        error
    }

    /// Completes the error that ends a call. If an earlier attempt may have been carried out, so may the call.
    pub(crate) fn after(mut self, attempts: u32, ambiguous: bool) -> Self {
        self.0.attempts = attempts;
        if ambiguous && self.0.outcome != Outcome::Completed {
            self.0.outcome = Outcome::Unknown;
        }
        self
    }
}
