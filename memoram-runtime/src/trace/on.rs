//! The span and the events, by OpenTelemetry's names for HTTP clients.

use std::borrow::Cow;
use std::future::Future;
use std::time::Duration;

use tracing::field::Empty;
use tracing::instrument::{Instrument, Instrumented};
use tracing::{debug, info, info_span, warn};

use crate::client::Core;
use crate::endpoint::EndpointSpec;
use crate::error::{Error, ErrorKind};
use crate::response::Raw;

/// What filters name, wherever in this crate it comes from.
const TARGET: &str = "memoram_runtime";

/// The span of one call, with all its attempts.
pub(crate) struct Span(tracing::Span);

impl Span {
    pub(crate) fn of(core: &Core, endpoint: &EndpointSpec) -> Self {
        let (method, template) = (endpoint.method(), endpoint.template());
        let (address, port) = core.server();
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

    /// The request is sent, the first time or again.
    pub(crate) fn sends(&self, time: u32) {
        if time > 1 {
            self.0.record("http.request.resend_count", time.saturating_sub(1));
        }
        debug!(target: TARGET, attempt = time, "the request is sent");
    }

    /// An attempt has failed, and another one follows.
    pub(crate) fn waits(&self, wait: Duration, error: &Error) {
        let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        info!(target: TARGET, wait_ms, "error.type" = error_type(error).as_ref(), "the request will be sent again");
    }

    pub(crate) fn reauthorizes(&self) {
        info!(target: TARGET, "the token was refused, and is replaced");
    }

    pub(crate) fn end(&self, result: &Result<Box<Raw>, Error>) {
        let status = match result {
            Ok(raw) => Some(raw.status),
            Err(error) => error.status().filter(|_| !error.is_of_the_exchange()),
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

/// A call has no token yet.
pub(crate) fn waits_for_token() {
    debug!(target: TARGET, "the call waits for a token");
}

/// A token was got, or could not be had. It is everybody's, so this is in no call's span.
pub(crate) fn exchanged<T>(result: &Result<T, Error>) {
    match result {
        Ok(_) => debug!(target: TARGET, "a token was exchanged"),
        Err(error) => {
            warn!(target: TARGET, message = "no token could be exchanged", "error.type" = error_type(error).as_ref());
        }
    }
}

/// The status of an answer, or the kind of failure that left none.
fn error_type(error: &Error) -> Cow<'static, str> {
    match error.status() {
        Some(status) if error.api().is_some() && !error.is_of_the_exchange() => Cow::Owned(status.as_u16().to_string()),
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
        // The rest are statuses, and told by their numbers.
        _ => "_OTHER",
    }
}
