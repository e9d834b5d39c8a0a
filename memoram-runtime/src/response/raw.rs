//! A response whose body has arrived and has not been read.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::Unread;
use super::retry_after::retry_after;
use crate::spec::{EndpointSpec, StreamKind};

/// The parameter of a media type that names the encoding of text (RFC 9110 §8.3.2).
const CHARSET: &[u8] = b"charset=";

/// A response to a request of an endpoint, whatever its status and body are.
pub struct RawResponse {
    pub(crate) endpoint: EndpointSpec,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// Empty while `unread` has it.
    pub(crate) body: Bytes,
    /// The body of a success that is read as a stream.
    pub(crate) unread: Option<Box<Unread>>,
    /// How often the request was sent for it.
    pub(crate) attempts: u32,
}

impl RawResponse {
    /// The response to one request.
    pub(crate) fn new(endpoint: EndpointSpec, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        RawResponse { endpoint, status, headers, body, unread: None, attempts: 1 }
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        super::request_id(&self.headers)
    }

    /// The wait that the server asks for.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers)
    }

    /// A missing content type counts as JSON. Any other type, such as the HTML of a captive portal, does not.
    pub(crate) fn is_json(&self) -> bool {
        let Some(essence) = self.media_type() else { return true };
        let has_suffix = || essence.last_chunk::<5>().is_some_and(|end| end.eq_ignore_ascii_case(b"+json"));
        essence.eq_ignore_ascii_case(b"application/json") || has_suffix()
    }

    /// Whether the body is read as a stream.
    pub(crate) fn is_streamed(&self) -> bool {
        self.endpoint.is_success(self.status) && self.endpoint.stream().is_some_and(|kind| self.fits(kind))
    }

    /// Whether the body may be such a stream. An answer without a content type is taken. A status of 204 ends a stream of events
    /// for good, whatever its type (WHATWG HTML §9.2.3).
    pub(crate) fn fits(&self, kind: StreamKind) -> bool {
        self.status == StatusCode::NO_CONTENT || self.media_type().is_none_or(|media_type| kind.fits(media_type))
    }

    /// The content type without its parameters.
    pub(crate) fn media_type(&self) -> Option<&[u8]> {
        let value = self.headers.get(header::CONTENT_TYPE)?.as_bytes();
        Some(value.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii())
    }

    /// The body as text. `None` if it is not UTF-8, or of another charset by its content type.
    pub(crate) fn text(&self) -> Option<String> {
        let content_type = self.headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
        let parameters = content_type.split(|byte| *byte == b';').skip(1);
        let mut charsets = parameters.filter_map(|parameter| {
            let (name, value) = parameter.trim_ascii().split_at_checked(CHARSET.len())?;
            name.eq_ignore_ascii_case(CHARSET).then_some(value.trim_ascii_start().trim_ascii())
        });
        let is_utf8 = |charset: &[u8]| {
            let charset = charset.strip_prefix(b"\"").and_then(|inside| inside.strip_suffix(b"\"")).unwrap_or(charset);
            [b"utf-8".as_slice(), b"utf8", b"us-ascii"].iter().any(|known| charset.eq_ignore_ascii_case(known))
        };
        let text = charsets.all(is_utf8).then(|| std::str::from_utf8(&self.body).ok())??;
        Some(text.to_owned())
    }

    /// Returns true for a compressed body. Requests never ask for one, and decompressing would open the door to a small
    /// body that expands to a huge one.
    pub(crate) fn is_compressed(&self) -> bool {
        let encoding = self.headers.get(header::CONTENT_ENCODING);
        encoding.is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
    }
}
