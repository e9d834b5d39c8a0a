//! Entry points for the fuzz targets.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::decode::{decode, decode_response};
use crate::encode::{Encoder, Segment};
use crate::error::{ApiError, Error, ErrorKind, FailedAttempt, Outcome};
use crate::model::MemoryBlobList;
use crate::response::{self, RawResponse};
use crate::send::{Decision, RetryConfig, Token};
use crate::spec::EndpointSpec;

const SPEC: EndpointSpec = EndpointSpec::post("/a/{id}/b").failures(&[(404, "no such thing")]);

/// Returns the path with a value, unless the value is refused.
pub fn path(value: &str) -> Option<String> {
    let mut encoder = Encoder::new(SPEC, "");
    encoder.path(&[Segment { name: "id", max_length: None, value: &value }]).ok()?;
    encoder.finish().ok()?.path
}

/// Reads `Retry-After`. Digits alone are always a valid wait.
pub fn retry_after(value: &[u8], date: &[u8]) {
    let wait = response::retry_after(&headers([("retry-after", value), ("date", date)]));
    if !value.is_empty() && value.iter().all(u8::is_ascii_digit) {
        assert!(wait.is_some());
    }
}

/// Reads the response to a token request. A token that can be sent is marked as sensitive and used for one day at most.
pub fn token_response(body: &[u8], date: &[u8]) {
    let token = decode_response(raw(StatusCode::OK, headers([("date", date)]), body)).and_then(|it| Token::read(&it));
    match token {
        Ok(token) => assert!(token.header.is_sensitive() && token.lifetime.as_secs() <= 24 * 3600),
        Err(error) => drop(error.to_string()),
    }
}

/// Reads a page of a list.
pub fn page(body: &[u8]) {
    let _ = decode::<MemoryBlobList>(raw(StatusCode::OK, HeaderMap::new(), body)).map_err(|error| error.to_string());
}

/// Reads a failure. What `Display` shows depends on the status and not on the body.
pub fn error_body(status: u16, body: &[u8]) {
    let Ok(status) = StatusCode::from_u16(status) else { return };
    let error = |body| Error::failure_response(*raw(status, HeaderMap::new(), body));
    let (with, without) = (error(body), error(b""));
    assert_eq!(with.to_string(), without.to_string());
    let _ = (with.api().and_then(ApiError::message), with.is_retryable());
}

fn raw(status: StatusCode, headers: HeaderMap, body: &[u8]) -> Box<RawResponse> {
    Box::new(RawResponse::new(SPEC, status, headers, Bytes::copy_from_slice(body)))
}

/// Makes headers of the values that HTTP allows, and drops the others.
fn headers<const N: usize>(pairs: [(&'static str, &[u8]); N]) -> HeaderMap {
    let value = |(name, value)| Some((HeaderName::from_static(name), HeaderValue::from_bytes(value).ok()?));
    pairs.into_iter().filter_map(value).collect()
}

/// Decides whether a POST is retried. It is not, unless the server cannot have carried it out.
pub fn decide(kind: u8, status: u16, seconds: Option<u64>, attempt: u32, random: f64) {
    let (kind, outcome) = match kind % 4 {
        0 => (ErrorKind::Connect, Outcome::NotSent),
        1 => (ErrorKind::Transport, Outcome::Unknown),
        2 => (ErrorKind::Tls, Outcome::NotSent),
        _ => (ErrorKind::Server, Outcome::Unknown),
    };
    let retry_after = seconds.map(std::time::Duration::from_secs);
    let failed = FailedAttempt { kind, outcome, status: Some(status).filter(|status| *status != 0), retry_after };
    let decision = RetryConfig::default().decide(&failed, false, attempt, random.abs().fract());
    assert!(decision == Decision::Stop || outcome == Outcome::NotSent || status == 429);
}
