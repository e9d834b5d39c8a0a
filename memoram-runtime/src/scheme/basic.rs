//! HTTP Basic authentication (RFC 7617).

use http::HeaderValue;
use secrecy::zeroize::Zeroizing;

use super::header::MAX_BYTES;
use crate::secret::Password;

/// Returns the `Authorization` header for a user and a password. `None` if the user has a colon, if either has a control
/// character (RFC 7617 §2), or if they are too long.
pub(crate) fn basic(user: &str, password: &Password) -> Option<HeaderValue> {
    let password = password.expose_secret();
    let has_control = user.chars().chain(password.chars()).any(char::is_control);
    if has_control || user.contains(':') || user.len().saturating_add(password.len()) > MAX_BYTES {
        return None;
    }
    let pair = Zeroizing::new([user, ":", password].concat());
    let mut value = HeaderValue::try_from(["Basic ", &base64(pair.as_bytes())].concat()).ok()?;
    // Sensitive values are kept out of HTTP/2's header compression table (RFC 7541 §7.1.3).
    value.set_sensitive(true);
    Some(value)
}

/// Base64 with padding (RFC 4648 §4).
fn base64(bytes: &[u8]) -> Zeroizing<String> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = Zeroizing::new(String::with_capacity(bytes.len().saturating_mul(2).saturating_add(4)));
    for chunk in bytes.chunks(3) {
        let three = [0, 1, 2].map(|place| chunk.get(place).copied().unwrap_or_default());
        let [a, b, c] = three.map(u32::from);
        let bits = a << 16 | b << 8 | c;
        for (place, six) in [bits >> 18, bits >> 12, bits >> 6, bits].into_iter().enumerate() {
            let letter = usize::try_from(six & 63).ok().and_then(|six| ALPHABET.get(six));
            let letter = letter.filter(|_| place <= chunk.len());
            text.push(letter.map_or('=', |letter| char::from(*letter)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_vectors_of_the_rfcs() {
        let vectors =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (plain, encoded) in vectors {
            assert_eq!(*base64(plain.as_bytes()), encoded);
        }
        let value = basic("Aladdin", &"open sesame".into()).unwrap();
        assert_eq!(value, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assert!(value.is_sensitive());
        assert_eq!(basic("test", &"123\u{a3}".into()).unwrap(), "Basic dGVzdDoxMjPCow==");
    }

    #[test]
    fn a_user_with_a_colon_and_control_characters_are_refused() {
        for (user, password) in [("a:b", "c"), ("a\n", "c"), ("a", "c\r"), ("a", "\u{7f}"), ("a", &"x".repeat(16_384))]
        {
            assert!(basic(user, &password.into()).is_none(), "{user:?}");
        }
        assert!(basic("", &"a:b".into()).is_some());
    }
}
