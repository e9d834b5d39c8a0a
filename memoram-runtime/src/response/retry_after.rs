//! The `Retry-After` header (RFC 9110 §10.2.3): a number of seconds, or a date.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header};

/// The wait that a response asks for. `None` if the header is missing or malformed.
///
/// A date is compared with the response's own `Date`, so the clocks of client and server need not agree. A date in the
/// past is a wait of zero.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that overflows is longer than any limit on the wait.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let at = httpdate::parse_http_date(text).ok()?;
    let date = headers.get(header::DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
    let now = date.unwrap_or_else(SystemTime::now);
    Some(at.duration_since(now).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn asked(value: &[u8]) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(header::DATE, HeaderValue::from_static("Tue, 01 Jan 2030 00:00:00 GMT"));
        headers.insert(header::RETRY_AFTER, HeaderValue::from_bytes(value).ok()?);
        retry_after(&headers)
    }

    #[test]
    fn seconds_and_dates_are_read_and_nothing_else() {
        let table: [(&str, Option<u64>); 10] = [
            ("0", Some(0)),
            ("120", Some(120)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("Tue, 01 Jan 2030 00:00:30 GMT", Some(30)),
            ("Mon, 31 Dec 2029 00:00:00 GMT", Some(0)),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("", None),
            ("1, 2", None),
        ];
        for (text, seconds) in table {
            assert_eq!(asked(text.as_bytes()), seconds.map(Duration::from_secs), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_wait_or_none(value in any::<Vec<u8>>()) {
            let _ = asked(&value);
        }
    }
}
