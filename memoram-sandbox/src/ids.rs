//! Random identifiers that look like those of the real API, and the time in its precision.

use std::iter::repeat_with;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;

/// Returns an id like `cm8r8ny2i001mm24853tqfd62`.
pub(crate) fn id() -> String {
    format!("c{}", digits(36, 24))
}

/// Returns `count` random digits in a base of up to 36.
pub(crate) fn digits(base: u32, count: usize) -> String {
    repeat_with(|| fastrand::digit(base)).take(count).collect()
}

/// Returns a random (version 4) UUID.
pub(crate) fn uuid() -> String {
    let variant = fastrand::choice(['8', '9', 'a', 'b']).unwrap_or('8');
    let [first, second, third, fourth, last] = [8, 4, 3, 3, 12].map(|count| digits(16, count));
    format!("{first}-{second}-4{third}-{variant}{fourth}-{last}")
}

/// Whether `text` is a UUID as RFC 9562 writes it: 8-4-4-4-12 hexadecimal digits.
pub(crate) fn is_uuid(text: &str) -> bool {
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

/// Encodes bytes as base64url without padding.
pub(crate) fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Decodes text that [`base64url`] encoded.
pub(crate) fn from_base64url(encoded: &str) -> Option<String> {
    String::from_utf8(URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()
}

/// Returns the time in milliseconds, as the API sends it, so that stored times equal those in answers.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::{is_uuid, uuid};

    #[test]
    fn a_random_uuid_is_a_uuid() {
        assert!((0..100).all(|_| is_uuid(&uuid())));
    }

    #[test]
    fn other_spellings_are_refused() {
        let id = "123e4567-e89b-42d3-a456-426614174000";
        assert!(is_uuid(id) && is_uuid(&id.to_uppercase()));
        for other in ["", "-", "user", &id.replace('-', ""), &format!("{{{id}}}"), &id.replace('1', "g")] {
            assert!(!is_uuid(other), "{other}");
        }
    }
}
