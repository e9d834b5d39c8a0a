//! A request that is encoded and not sent yet, with the options of its call.

use std::any::TypeId;
use std::time::Duration;

use http::header::{HeaderName, HeaderValue};

use crate::decode::{FromResponse, ResponseKind};
use crate::encode::{Encoded, Encoder};
use crate::error::Error;
use crate::scheme::is_reserved;
use crate::scheme::sealed::Wants;
use crate::spec::StreamKind;

/// A request of a call: all that does not change from attempt to attempt.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) request: Encoded,
    pub(crate) wants: Wants,
    /// Replaces the client's own time limit for the whole call.
    pub(crate) timeout: Option<Duration>,
    /// Whether the request has a key by which the server recognizes a repetition.
    pub(crate) has_idempotency_key: bool,
}

impl Prepared {
    /// Finishes a request. `written` is the result of encoding its values.
    pub(crate) fn new(
        encoder: Encoder,
        written: Result<(), Error>,
        response: Wanted,
        wants: Wants,
    ) -> Result<Self, Error> {
        Ok(Self::of(finish(encoder, written, response)?, wants))
    }

    /// A request with the default options.
    pub(crate) fn of(request: Encoded, wants: Wants) -> Self {
        Prepared { request, wants, timeout: None, has_idempotency_key: false }
    }

    pub(crate) fn is_idempotent(&self) -> bool {
        self.request.endpoint.is_idempotent() || self.has_idempotency_key
    }

    /// Sets a header, unless its name or value is not allowed in HTTP, or the client sets it itself.
    pub(crate) fn with_header(mut self, name: &str, value: &str) -> Result<Self, Error> {
        let endpoint = &self.request.endpoint;
        let parsed = HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_str(value).ok());
        match parsed {
            Some((name, _)) if is_reserved(&name) => {
                Err(Error::invalid(endpoint, format!("the header `{name}` is set by the client")))
            }
            Some((name, value)) => {
                self.request.headers.insert(name, value);
                Ok(self)
            }
            None => Err(Error::invalid(endpoint, "a header's name or value has a character that is not allowed")),
        }
    }
}

/// What a success is read as, without its type.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) ty: TypeId,
    pub(crate) stream: Option<StreamKind>,
}

impl Wanted {
    pub(crate) fn of<T: FromResponse>() -> Self {
        Wanted { ty: TypeId::of::<T>(), stream: T::STREAM }
    }
}

/// Finishes encoding a request. A response type of `Bytes` accepts any content type.
pub(super) fn finish(mut encoder: Encoder, written: Result<(), Error>, response: Wanted) -> Result<Encoded, Error> {
    written?;
    let is_bytes = || ResponseKind::of(response.ty, encoder.endpoint()) == ResponseKind::Bytes;
    match response.stream {
        Some(kind) => encoder.stream(kind),
        None if is_bytes() => encoder.accept("*/*"),
        None => {}
    }
    encoder.finish()
}
