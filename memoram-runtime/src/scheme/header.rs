//! The headers that carry credentials, and which values they can have.

use http::header::{self, HeaderName, HeaderValue};

use crate::secret::{AccessToken, ApiKey};

/// The maximum length of a token, a key, or a user and a password, in bytes.
pub(super) const MAX_BYTES: usize = 16 * 1024;

/// Returns the `Authorization` header for a token. `None` unless the token is a `b64token` (RFC 6750 §2.1) of at most 16
/// KiB: nothing is escaped or trimmed.
pub(crate) fn bearer(token: &AccessToken) -> Option<HeaderValue> {
    let text = token.expose_secret();
    let letters = text.trim_end_matches('=');
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    if letters.is_empty() || text.len() > MAX_BYTES || !letters.bytes().all(allowed) {
        return None;
    }
    let mut value = HeaderValue::try_from(format!("Bearer {text}")).ok()?;
    // Sensitive values are kept out of HTTP/2's header compression table (RFC 7541 §7.1.3).
    value.set_sensitive(true);
    Some(value)
}

impl ApiKey {
    /// Returns true if the key is not empty and all of it is visible ASCII. Whitespace around a key is usually a mistake
    /// made when reading a file.
    pub(crate) fn is_usable(&self) -> bool {
        let text = self.expose_secret();
        !text.is_empty() && text.len() <= MAX_BYTES && text.bytes().all(|byte| byte.is_ascii_graphic())
    }
}

/// Returns true for headers that a call must not set: credentials, which belong to the client, and those of the
/// connection (RFC 9110 §7.6.1) and of the body.
pub(crate) fn is_reserved(name: &HeaderName) -> bool {
    [
        header::AUTHORIZATION,
        header::PROXY_AUTHORIZATION,
        header::COOKIE,
        header::HOST,
        header::CONNECTION,
        header::CONTENT_LENGTH,
        header::CONTENT_TYPE,
        header::EXPECT,
        header::TRANSFER_ENCODING,
        header::TE,
        header::UPGRADE,
    ]
    .contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_a_b64token() {
        for token in ["abc", "a.b-c_d~e+f/g==", &"x".repeat(16_384)] {
            let value = bearer(&token.into()).unwrap();
            assert_eq!(value, format!("Bearer {token}").as_str());
            assert!(value.is_sensitive());
        }
        for token in ["", "=", "a b", "a\n", " a", "a=b", "é", &"x".repeat(16_385)] {
            assert!(bearer(&token.into()).is_none(), "{token:?}");
        }
    }

    #[test]
    fn a_key_is_visible_ascii() {
        assert!(ApiKey::from("mem_1").is_usable());
        for key in ["", " mem_1", "mem_1\n", "mém"] {
            assert!(!ApiKey::from(key).is_usable(), "{key:?}");
        }
    }
}
