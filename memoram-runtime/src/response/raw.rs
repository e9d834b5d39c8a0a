//! A response whose body has arrived and has not been read.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

use super::retry_after::retry_after;
use crate::spec::EndpointSpec;

/// A response to a request of an endpoint, whatever its status and body are.
pub(crate) struct RawResponse {
    pub(crate) endpoint: EndpointSpec,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// How often the request was sent for it.
    pub(crate) attempts: u32,
}

impl RawResponse {
    pub(crate) fn request_id(&self) -> Option<&str> {
        super::request_id(&self.headers)
    }

    /// The wait that the server asks for.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers)
    }

    /// A missing content type counts as JSON. Any other type, such as the HTML of a captive portal, does not.
    pub(crate) fn is_json(&self) -> bool {
        let Some(value) = self.headers.get(header::CONTENT_TYPE) else { return true };
        let essence = value.as_bytes().split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
        let has_suffix = || essence.last_chunk::<5>().is_some_and(|end| end.eq_ignore_ascii_case(b"+json"));
        essence.eq_ignore_ascii_case(b"application/json") || has_suffix()
    }

    /// Returns true for a compressed body. Requests never ask for one, and decompressing would open the door to a small
    /// body that expands to a huge one.
    pub(crate) fn is_compressed(&self) -> bool {
        self.headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity")
    }
}
