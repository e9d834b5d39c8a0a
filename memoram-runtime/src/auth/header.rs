//! The header that authorizes a call, and what may be in it.

use http::header::{ACCEPT, AUTHORIZATION, HeaderName, HeaderValue, USER_AGENT};

use super::{AccessToken, ApiKey, TokenCache};
use crate::call::is_reserved;
use crate::client::BuildError;

/// What a client authorizes its calls with.
pub(crate) enum Credential {
    None,
    Token(HeaderValue),
    Exchange(TokenCache),
    Basic(HeaderValue),
    Key(Header),
}

/// A header that authorizes a call.
pub(crate) type Header = (HeaderName, HeaderValue);

/// A key in a header of that name, which must not be one that the client sets to something else.
pub(crate) fn key(name: &str, key: &ApiKey) -> Result<Header, BuildError> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| BuildError::KeyHeader)?;
    if name != AUTHORIZATION && (is_reserved(&name) || [ACCEPT, USER_AGENT].contains(&name)) {
        return Err(BuildError::KeyHeader);
    }
    let mut value =
        HeaderValue::from_str(key.expose_secret()).ok().filter(|_| key.is_usable()).ok_or(BuildError::ApiKey)?;
    value.set_sensitive(true);
    Ok((name, value))
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
pub(super) const MAX_BYTES: usize = 16 * 1024;

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
    fn a_key_has_a_header_of_its_own() {
        let (name, value) = key("X-Api-Key", &"k 1".replace(' ', "_").as_str().into()).unwrap();
        assert_eq!((name.as_str(), value.to_str().unwrap(), value.is_sensitive()), ("x-api-key", "k_1", true));
        assert!(key("Authorization", &"k".into()).is_ok());
        for name in ["", "a b", "a:", "Host", "Cookie", "Content-Type", "Accept", "User-Agent"] {
            assert_eq!(key(name, &"k".into()).unwrap_err(), BuildError::KeyHeader, "{name:?}");
        }
        assert_eq!(key("X-Api-Key", &"k\n".into()).unwrap_err(), BuildError::ApiKey);
    }

    #[test]
    fn a_key_is_visible_ascii() {
        assert!(ApiKey::from("mem_1").is_usable());
        for key in ["", " mem_1", "mem_1\n", "mém"] {
            assert!(!ApiKey::from(key).is_usable(), "{key:?}");
        }
    }
}
