//! What an endpoint's specification says to the rest of the crate.

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode};

use super::{EndpointSpec, Need, StreamKind, Template, Verb};

impl EndpointSpec {
    /// The types of [`types`](Self::types) that are not checked.
    #[cfg(feature = "testing")]
    pub(crate) fn unchecked_types(&self) -> impl Iterator<Item = &'static str> {
        self.types.iter().filter(|(_, is_checked)| !is_checked).map(|(name, _)| *name)
    }

    /// The value of `Accept`, if it was set and HTTP allows it.
    pub(crate) fn accepted(&self) -> Option<HeaderValue> {
        header_value(self.accept)
    }

    /// The `Content-Type` of a JSON body, if it was set and HTTP allows it.
    pub(crate) fn json_type(&self) -> Option<HeaderValue> {
        header_value(self.content_type)
    }

    /// The same endpoint, whose success is read as a stream.
    pub(crate) fn streamed(mut self, kind: StreamKind) -> Self {
        self.stream = Some(kind);
        self
    }

    /// The stream that a success is read as.
    pub(crate) fn stream(&self) -> Option<StreamKind> {
        self.stream
    }

    pub(crate) fn is_text(&self) -> bool {
        self.is_text
    }

    /// The name of the header for the client's key; empty if none was set.
    pub(crate) fn key_name(&self) -> &'static str {
        self.key_header
    }

    /// The alternatives of [`security`](Self::security).
    pub(crate) fn alternatives(&self) -> &'static [&'static [Need]] {
        self.security
    }

    /// The URL of [`server`](Self::server).
    pub(crate) fn documented_server(&self) -> Option<&'static str> {
        self.server
    }

    /// The HTTP method.
    pub fn method(&self) -> Method {
        match self.method {
            Verb::Get => Method::GET,
            Verb::Head => Method::HEAD,
            Verb::Post => Method::POST,
            Verb::Put => Method::PUT,
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
            Verb::Options => Method::OPTIONS,
        }
    }

    /// The path template, with its placeholders.
    pub const fn template(&self) -> &'static str {
        self.template
    }

    /// The path template, ready to be split into literals and placeholders.
    pub(crate) const fn path_template(&self) -> Template<'static> {
        Template::new(self.template)
    }

    /// Returns true if the request may be sent twice: because of its method (RFC 9110 §9.2.2), or because it is marked
    /// as [`idempotent`](Self::idempotent).
    pub const fn is_idempotent(&self) -> bool {
        self.idempotent || !matches!(self.method, Verb::Post | Verb::Patch)
    }

    /// Returns true if servers expect a body with the method.
    pub(crate) fn expects_body(&self) -> bool {
        matches!(self.method, Verb::Post | Verb::Put | Verb::Patch)
    }

    /// Returns true if the endpoint counts a status as a success.
    pub fn is_success(&self, status: StatusCode) -> bool {
        match self.success {
            [] => status.is_success(),
            listed => listed.contains(&status.as_u16()),
        }
    }

    /// The first status that counts as a success; 200 if none was listed.
    #[cfg(feature = "testing")]
    pub(crate) fn first_success(&self) -> StatusCode {
        let listed = self.success.first().and_then(|code| StatusCode::from_u16(*code).ok());
        listed.unwrap_or(StatusCode::OK)
    }

    /// The document's description of a failure status. `None` if the status is not documented.
    pub fn documented(&self, status: StatusCode) -> Option<&'static str> {
        self.failures.iter().find(|(code, _)| *code == status.as_u16()).map(|(_, text)| *text)
    }
}

/// Without a copy. `None` for an empty text, and for one that HTTP does not allow.
fn header_value(text: &'static str) -> Option<HeaderValue> {
    let value = HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())).ok();
    value.filter(|_| !text.is_empty())
}
