//! The span and the events, with the names of OpenTelemetry's semantic conventions for HTTP clients.

use std::borrow::Cow;
use std::future::Future;
use std::time::Duration;

use tracing::field::Empty;
use tracing::instrument::{Instrument, Instrumented};
use tracing::{debug, info, info_span, warn};

use crate::error::{Error, ErrorKind};
use crate::response::RawResponse;
use crate::spec::EndpointSpec;

/// The target of the span and of all events, wherever in this crate they come from.
const TARGET: &str = "memoram_runtime";

/// The span of one call and all its attempts.
pub(crate) struct Span(tracing::Span);

impl Span {
    /// `server` returns the host and the port.
    pub(crate) fn of<'a>(endpoint: &EndpointSpec, server: impl FnOnce() -> (Option<&'a str>, Option<u16>)) -> Self {
        let (method, template) = (endpoint.method(), endpoint.template());
        let (address, port) = server();
        Span(info_span!(
            target: TARGET,
            "call",
            "otel.name" = format_args!("{method} {template}"),
            "otel.kind" = "client",
            "otel.status_code" = Empty,
            "http.request.method" = method.as_str(),
            "url.template" = template,
            "server.address" = address,
            "server.port" = port,
            "http.response.status_code" = Empty,
            "http.request.resend_count" = Empty,
            "error.type" = Empty,
        ))
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.0.clone())
    }

    /// The request is sent for the `attempt`-th time, counted from 1.
    pub(crate) fn sends(&self, attempt: u32) {
        if attempt > 1 {
            self.0.record("http.request.resend_count", attempt.saturating_sub(1));
        }
        debug!(target: TARGET, attempt, "the request is sent");
    }

    /// An attempt has failed, and will be followed by another one.
    pub(crate) fn waits(&self, wait: Duration, error: &Error) {
        let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        info!(target: TARGET, wait_ms, "error.type" = error_type(error).as_ref(), "the request will be sent again");
    }

    pub(crate) fn reauthorizes(&self) {
        info!(target: TARGET, "the token was refused, and is replaced");
    }

    pub(crate) fn end(&self, result: &Result<Box<RawResponse>, Error>) {
        let status = match result {
            Ok(response) => Some(response.status),
            Err(error) => error.status().filter(|_| !error.is_token_failure()),
        };
        if let Some(status) = status {
            self.0.record("http.response.status_code", status.as_u16());
        }
        if let Err(error) = result {
            self.0.record("error.type", error_type(error).as_ref());
            self.0.record("otel.status_code", "ERROR");
        }
    }
}

/// A call has to wait for a token.
pub(crate) fn waits_for_token() {
    debug!(target: TARGET, "the call waits for a token");
}

/// A token request has ended. The token is shared by all calls, so the event is in no call's span.
pub(crate) fn token_received<T>(result: &Result<T, Error>) {
    match result {
        Ok(_) => debug!(target: TARGET, "a token was received"),
        Err(error) => {
            warn!(target: TARGET, message = "the token request failed", "error.type" = error_type(error).as_ref());
        }
    }
}

/// The value of `error.type`: the status of a failure, or the kind of an error without one.
fn error_type(error: &Error) -> Cow<'static, str> {
    match error.status() {
        Some(status) if error.api().is_some() && !error.is_token_failure() => Cow::Owned(status.as_u16().to_string()),
        _ => Cow::Borrowed(name(error.kind())),
    }
}

fn name(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidRequest => "invalid_request",
        ErrorKind::Authentication => "authentication",
        ErrorKind::UnexpectedContentType => "unexpected_content_type",
        ErrorKind::Response => "response",
        ErrorKind::Connect => "connect",
        ErrorKind::Tls => "tls",
        ErrorKind::Timeout => "timeout",
        ErrorKind::Transport => "transport",
        ErrorKind::Io => "io",
        // All other kinds have a status, which is used instead.
        _ => "_OTHER",
    }
}
