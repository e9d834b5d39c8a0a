//! The requests that a mock received.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use super::parts::{self, ReceivedPart};
use crate::spec::{EndpointSpec, Template};
use crate::transport::Outgoing;

/// A request as a [`Mock`](super::Mock) received it. `Debug` shows only its method, path template and number: the rest may
/// contain secrets.
#[derive(Clone)]
pub struct Received {
    endpoint: EndpointSpec,
    nth: usize,
    url: Url,
    headers: HeaderMap,
    body: Bytes,
    credentials: Vec<String>,
}

impl Received {
    /// `body`: the whole body, also if it was streamed.
    pub(super) fn new(request: Outgoing, body: Bytes, nth: usize) -> Self {
        let Outgoing { endpoint, url, headers, credentials, .. } = request;
        Received { endpoint, nth, url, headers, body, credentials }
    }

    pub(super) fn endpoint(&self) -> &EndpointSpec {
        &self.endpoint
    }

    /// Which of the client's credentials the request carries, as the attribute's `auth` takes them and without their values:
    /// `bearer`, `basic`, `key("x-api-key")`, `key(query = "appid")`. The name of a header is in lower case.
    pub fn credentials(&self) -> &[String] {
        &self.credentials
    }

    /// The number of the request among those to the same route, counted from 1. Retries are counted too.
    pub fn nth(&self) -> usize {
        self.nth
    }

    /// The decoded value of a placeholder. `None` if the template has no placeholder of that name. As in the attribute,
    /// case and underscores are ignored: `request_id` is the value of `{requestId}`.
    pub fn path(&self, placeholder: &str) -> Option<String> {
        // Compared from the end, because the base URL may have a path too. Values have no slash, because it is encoded.
        let mut segments = self.endpoint.template().rsplit('/').zip(self.url.path().rsplit('/'));
        let value = segments.find_map(|(template, segment)| value(template, segment, placeholder))?;
        Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
    }

    /// The first value of a query parameter, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        self.query_all(name).into_iter().next()
    }

    /// All values of a query parameter, decoded, in order.
    pub fn query_all(&self, name: &str) -> Vec<String> {
        let pairs = self.url.query_pairs().filter(|(key, _)| key == name);
        pairs.map(|(_, value)| value.into_owned()).collect()
    }

    /// The value of a header, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body; empty if the request had none.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The parts of a form with `multipart/form-data`, in their order. Empty if the body is none.
    pub fn parts(&self) -> Vec<ReceivedPart> {
        parts::parse(self.header("content-type").unwrap_or_default(), &self.body)
    }

    /// The body as JSON; `null` if the request had no body, or the body is not JSON.
    pub fn json(&self) -> Value {
        self.json_as().unwrap_or_default()
    }

    /// Deserializes the body as JSON into a type of your own.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not JSON or does not fit `T`.
    pub fn json_as<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }
}

/// Returns the part of a path segment that fills a placeholder of the segment's template.
fn value<'a>(template: &str, mut segment: &'a str, placeholder: &str) -> Option<&'a str> {
    let mut pieces = Template::new(template).pieces();
    segment = segment.strip_prefix(pieces.next()?.literal)?;
    let names = Template::new(template).placeholders();
    for (name, after) in names.zip(pieces) {
        let (value, rest) = match after.placeholder {
            Some(_) => segment.split_once(after.literal)?,
            None => (segment.strip_suffix(after.literal)?, ""),
        };
        if same_name(name, placeholder) {
            return Some(value);
        }
        segment = rest;
    }
    None
}

/// Compares names without regard to case and underscores.
fn same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| name.replace('_', "").to_lowercase();
    letters(one) == letters(other)
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("method", &self.endpoint.method())
            .field("template", &self.endpoint.template())
            .field("nth", &self.nth)
            .finish_non_exhaustive()
    }
}
