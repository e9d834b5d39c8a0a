//! The `Authorization` header, and what may be in it.

use http::HeaderValue;

use super::{AccessToken, ApiKey, TokenCache};

/// What a client authorizes its calls with.
pub(crate) enum Credential {
    None,
    Token(HeaderValue),
    Exchange(TokenCache),
}

/// RFC 6750 §2.1: the token is a `b64token`. Anything else is refused rather than escaped or trimmed.
pub(crate) fn bearer(token: &AccessToken) -> Option<HeaderValue> {
    let text = token.expose_secret();
    let letters = text.trim_end_matches('=');
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    if letters.is_empty() || text.len() > MAX_BYTES || !letters.bytes().all(allowed) {
        return None;
    }
    let mut value = HeaderValue::try_from(format!("Bearer {text}")).ok()?;
    // Also keeps HTTP/2 from indexing it.
    value.set_sensitive(true);
    Some(value)
}

/// The most that a token may have.
const MAX_BYTES: usize = 16 * 1024;

impl ApiKey {
    /// Visible ASCII, and some: surrounding whitespace or a line feed is most often a mistake of reading a file.
    pub(crate) fn is_usable(&self) -> bool {
        let text = self.expose_secret();
        !text.is_empty() && text.len() <= MAX_BYTES && text.bytes().all(|byte| byte.is_ascii_graphic())
    }
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
