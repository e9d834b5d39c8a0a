//! What the fuzz targets reach, and nobody else.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::auth::Token;
use crate::encode::{Encoder, Segment};
use crate::endpoint::EndpointSpec;
use crate::error::{ApiError, Error, ErrorKind, Outcome};
use crate::model::MemoryBlobList;
use crate::response::{Raw, decode, decode_whole};
use crate::retry::{self, Decision, Failure, RetryConfig};

const SPEC: EndpointSpec = EndpointSpec::post("/a/{id}/b").failures(&[(404, "no such thing")]);

/// The path that a value makes, if it is not refused.
pub fn path(value: &str) -> Option<String> {
    let mut encoder = Encoder::new(SPEC, "");
    encoder.path(&[Segment { name: "id", max_length: None, value: &value }]).ok()?;
    encoder.finish().ok()?.path
}

/// A wait that an answer asks for; digits alone are always one.
pub fn retry_after(value: &[u8], date: &[u8]) {
    let wait = retry::retry_after(&headers([("retry-after", value), ("date", date)]));
    if !value.is_empty() && value.iter().all(u8::is_ascii_digit) {
        assert!(wait.is_some());
    }
}

/// An answer to an exchange: what can be sent is a secret, and lives a day at most.
pub fn token_response(body: &[u8], date: &[u8]) {
    let token = decode_whole(raw(StatusCode::OK, headers([("date", date)]), body)).and_then(|it| Token::read(&it));
    match token {
        Ok(token) => assert!(token.header.is_sensitive() && token.lifetime.as_secs() <= 24 * 3600),
        Err(error) => drop(error.to_string()),
    }
}

/// A page of a list.
pub fn page(body: &[u8]) {
    let _ = decode::<MemoryBlobList>(raw(StatusCode::OK, HeaderMap::new(), body)).map_err(|error| error.to_string());
}

/// An answer that is a failure: what is printed depends on its status alone.
pub fn error_body(status: u16, body: &[u8]) {
    let Ok(status) = StatusCode::from_u16(status) else { return };
    let error = |body| Error::answer(&SPEC, ApiError::new(*raw(status, HeaderMap::new(), body)));
    let (with, without) = (error(body), error(b""));
    assert_eq!(with.to_string(), without.to_string());
    let _ = (with.api().and_then(ApiError::message), with.is_retryable());
}

fn raw(status: StatusCode, headers: HeaderMap, body: &[u8]) -> Box<Raw> {
    Box::new(Raw { endpoint: SPEC, status, headers, body: Bytes::copy_from_slice(body) })
}

/// Those of the values that HTTP allows.
fn headers<const N: usize>(pairs: [(&'static str, &[u8]); N]) -> HeaderMap {
    let value = |(name, value)| Some((HeaderName::from_static(name), HeaderValue::from_bytes(value).ok()?));
    pairs.into_iter().filter_map(value).collect()
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
