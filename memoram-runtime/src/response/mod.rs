//! Responses: as they arrived, and with their body read.

mod raw;
mod retry_after;
mod unread;

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::{HeaderMap, HeaderName, StatusCode, header};

pub(crate) use raw::RawResponse;
#[cfg(fuzzing)]
pub(crate) use retry_after::retry_after;
#[cfg(any(feature = "reqwest", feature = "hyper", feature = "testing"))]
pub(crate) use unread::Broken;
#[cfg(any(feature = "reqwest", feature = "hyper"))]
pub(crate) use unread::Chunks;
pub(crate) use unread::Unread;

/// A value together with the status and the headers of its response, as
/// [`Call::with_response`](crate::Call::with_response) returns it. Dereferences to the value.
pub struct Response<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, status: StatusCode, headers: HeaderMap) -> Self {
        Response { value, status, headers }
    }

    /// Returns the value and drops the rest.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Splits it into the value, the status and the headers.
    pub fn into_parts(self) -> (T, StatusCode, HeaderMap) {
        (self.value, self.status, self.headers)
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The `Location` header, if it is there and is text: where a redirect leads, or what was created (RFC 9110 §10.2.2).
    /// It is not followed.
    pub fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION)?.to_str().ok()
    }

    /// The `x-request-id` header, if it is there and is text.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Shows only the names of the headers: their values may be secrets.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("status", &self.status)
            .field("headers", &self.headers.keys().map(HeaderName::as_str).collect::<Vec<_>>())
            .finish()
    }
}

fn request_id(headers: &HeaderMap) -> Option<&str> {
    headers.get("x-request-id")?.to_str().ok()
}
