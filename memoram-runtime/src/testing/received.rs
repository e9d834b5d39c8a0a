//! What a mock was sent.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use crate::endpoint::EndpointSpec;
use crate::transport::Outgoing;

/// A request as a [`Mock`](super::Mock) received it. `Debug` shows its route alone: the rest may hold secrets.
#[derive(Clone)]
pub struct Received {
    endpoint: EndpointSpec,
    nth: usize,
    url: Url,
    headers: HeaderMap,
    body: Bytes,
}

impl Received {
    pub(super) fn new(request: Outgoing, nth: usize) -> Self {
        let Outgoing { endpoint, url, headers, body, .. } = request;
        Received { endpoint, nth, url, headers, body: body.unwrap_or_default() }
    }

    pub(super) fn endpoint(&self) -> &EndpointSpec {
        &self.endpoint
    }

    /// Which request to its route it is, counted from 1. A request that the client sends again counts again.
    pub fn nth(&self) -> usize {
        self.nth
    }

    /// The decoded value of a placeholder; `None` if the template has no such. As between fields and placeholders, case
    /// and underscores do not matter: `request_id` is the value of `{requestId}`.
    pub fn path(&self, placeholder: &str) -> Option<String> {
        // From the end, because the base URL may have a path too. Values have no slash: it is encoded.
        let mut segments = self.endpoint.template().rsplit('/').zip(self.url.path().rsplit('/'));
        let value = segments.find_map(|(template, segment)| value(template, segment, placeholder))?;
        Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
    }

    /// The first value of a query parameter, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        self.query_all(name).into_iter().next()
    }

    /// All values of a query parameter, decoded, in their order.
    pub fn query_all(&self, name: &str) -> Vec<String> {
        let pairs = self.url.query_pairs().filter(|(key, _)| key == name);
        pairs.map(|(_, value)| value.into_owned()).collect()
    }

    /// The value of a header, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as it was sent; empty if there was none.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON; `null` if there was none, or it is not JSON.
    pub fn json(&self) -> Value {
        self.json_as().unwrap_or_default()
    }

    /// The body, read as a type of your own.
    ///
    /// # Errors
    ///
    /// A body that is no JSON, or not that of a `T`.
    pub fn json_as<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.body)
    }
}

/// The part of a segment that fills a placeholder of its template.
fn value<'a>(mut template: &str, mut segment: &'a str, placeholder: &str) -> Option<&'a str> {
    loop {
        let (literal, rest) = template.split_once('{')?;
        let (name, after) = rest.split_once('}')?;
        segment = segment.strip_prefix(literal)?;
        let value = match after.split_once('{') {
            Some((literal, _)) => segment.split_once(literal).map(|(value, _)| value),
            None => segment.strip_suffix(after),
        }?;
        if same_name(name, placeholder) {
            return Some(value);
        }
        segment = segment.strip_prefix(value)?;
        template = after;
    }
}

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
