//! The same functions without the feature `tracing`.

use std::future::Future;
use std::time::Duration;

use crate::error::Error;
use crate::response::RawResponse;
use crate::spec::EndpointSpec;

pub(crate) struct Span;

impl Span {
    pub(crate) fn of<'a>(_: &EndpointSpec, _: impl FnOnce() -> (Option<&'a str>, Option<u16>)) -> Self {
        Span
    }

    pub(crate) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(crate) fn sends(&self, _: u32) {}

    pub(crate) fn waits(&self, _: Duration, _: &Error) {}

    pub(crate) fn reauthorizes(&self) {}

    pub(crate) fn end(&self, _: &Result<Box<RawResponse>, Error>) {}
}

pub(crate) fn waits_for_token() {}

pub(crate) fn token_received<T>(_: &Result<T, Error>) {}
