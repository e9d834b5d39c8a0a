//! What the fuzz targets reach, and nobody else.
#![expect(missing_docs, reason = "it exists under cargo-fuzz alone")]

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::auth::bearer;
use crate::encode::{Encoder, Segment};
use crate::endpoint::EndpointSpec;
use crate::error::{ApiError, Error, ErrorKind, Outcome};
use crate::model::{AuthTokenResponse, MemoryBlobList};
use crate::response::{Raw, decode};
use crate::retry::{self, Decision, Failure, RetryConfig};

const SPEC: EndpointSpec = EndpointSpec::post("/a/{id}/b").failures(&[(404, "no such thing")]);

/// The path that a value makes, if it is not refused.
pub fn path(value: &str) -> Option<String> {
    let mut encoder = Encoder::new(SPEC, "");
    encoder.path(&[Segment { name: "id", max_length: None, value: &value }]).ok()?;
    encoder.finish().ok()?.path
}

pub fn retry_after(value: &[u8], date: &[u8]) {
    let mut headers = HeaderMap::new();
    for (name, value) in [("retry-after", value), ("date", date)] {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    let _ = retry::retry_after(&headers);
}

/// An answer to an exchange, and to a list; a token that can be sent has no line feed.
pub fn success(body: &[u8]) {
    let raw = || Raw {
        endpoint: SPEC,
        status: StatusCode::OK,
        headers: HeaderMap::new(),
        body: Bytes::copy_from_slice(body),
    };
    let _ = decode::<MemoryBlobList>(raw());
    if let Some(header) = decode::<AuthTokenResponse>(raw()).ok().and_then(|answer| bearer(&answer.token)) {
        assert!(header.is_sensitive());
    }
}

/// An answer that is a failure: nothing of its body is printed.
pub fn failure(status: u16, body: &[u8]) {
    let Ok(status) = StatusCode::from_u16(status) else { return };
    let raw = Raw { endpoint: SPEC, status, headers: HeaderMap::new(), body: Bytes::copy_from_slice(body) };
    let error = Error::answer(&SPEC, ApiError::new(raw));
    let _ = (error.api().and_then(ApiError::message), error.to_string(), format!("{error:?}"), error.is_retryable());
}

/// Whether a POST is sent again is decided by what may have happened.
pub fn decide(kind: u8, status: u16, seconds: Option<u64>, attempt: u32, random: f64) {
    let (kind, outcome) = match kind % 4 {
        0 => (ErrorKind::Connect, Outcome::NotSent),
        1 => (ErrorKind::Transport, Outcome::Unknown),
        2 => (ErrorKind::Tls, Outcome::NotSent),
        _ => (ErrorKind::Server, Outcome::Unknown),
    };
    let retry_after = seconds.map(std::time::Duration::from_secs);
    let failure = Failure { kind, outcome, status: Some(status).filter(|status| *status != 0), retry_after };
    let decision = RetryConfig::default().decide(&failure, false, attempt, random.abs().fract());
    assert!(decision == Decision::Stop || outcome == Outcome::NotSent || status == 429);
}
