//! API keys that are sent as they are: in a header, in the query or in a cookie.

use http::header::{ACCEPT, AUTHORIZATION, HeaderName, HeaderValue, USER_AGENT};
use percent_encoding::utf8_percent_encode;
use secrecy::{ExposeSecret, SecretString};

use super::header::is_reserved;
use crate::encode::RESERVED;
use crate::secret::ApiKey;
use crate::spec::Need;

/// A key and the place where it is sent.
pub(crate) enum Key {
    Header(HeaderName, HeaderValue),
    Query(NamedKey),
    Cookie(NamedKey),
}

/// A key with the name that stands before it.
pub(crate) struct NamedKey {
    pub(crate) name: String,
    /// `name=value`, encoded for its place.
    pair: SecretString,
}

impl NamedKey {
    pub(crate) fn pair(&self) -> &str {
        self.pair.expose_secret()
    }
}

/// Why a key cannot be sent in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyFault {
    Name,
    Value,
}

impl Key {
    /// Its name must not be that of a header that the client sets itself. `Authorization` is allowed: some APIs take a key
    /// there.
    pub(crate) fn in_header(name: &str, key: &ApiKey) -> Result<Self, KeyFault> {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| KeyFault::Name)?;
        if name != AUTHORIZATION && (is_reserved(&name) || [ACCEPT, USER_AGENT].contains(&name)) {
            return Err(KeyFault::Name);
        }
        let value = HeaderValue::from_str(key.expose_secret()).ok().filter(|_| key.is_usable());
        let mut value = value.ok_or(KeyFault::Value)?;
        value.set_sensitive(true);
        Ok(Key::Header(name, value))
    }

    pub(crate) fn in_query(name: &str, key: &ApiKey) -> Result<Self, KeyFault> {
        if name.is_empty() {
            return Err(KeyFault::Name);
        }
        if !key.is_usable() {
            return Err(KeyFault::Value);
        }
        let encoded = |text| utf8_percent_encode(text, RESERVED);
        let pair = format!("{}={}", encoded(name), encoded(key.expose_secret()));
        Ok(Key::Query(NamedKey { name: name.to_owned(), pair: pair.into() }))
    }

    /// The name is a token, and the key has no character that ends a cookie (RFC 6265 §4.1.1). Nothing is escaped.
    pub(crate) fn in_cookie(name: &str, key: &ApiKey) -> Result<Self, KeyFault> {
        // The names of headers are tokens too.
        HeaderName::from_bytes(name.as_bytes()).map_err(|_| KeyFault::Name)?;
        if !key.is_usable() || key.expose_secret().contains(['"', ',', ';', '\\']) {
            return Err(KeyFault::Value);
        }
        let pair = [name, "=", key.expose_secret()].concat();
        Ok(Key::Cookie(NamedKey { name: name.to_owned(), pair: pair.into() }))
    }

    /// Returns true if a call that needs `need` can carry this key. The case of a header's name does not count.
    pub(crate) fn serves(&self, need: Need) -> bool {
        match (self, need) {
            (Key::Header(name, _), Need::KeyHeader(wanted)) => name.as_str().eq_ignore_ascii_case(wanted),
            (Key::Query(key), Need::KeyQuery(wanted)) | (Key::Cookie(key), Need::KeyCookie(wanted)) => {
                key.name == wanted
            }
            _ => false,
        }
    }

    /// Returns true if only one of both can be sent.
    pub(crate) fn is_same_place(&self, other: &Key) -> bool {
        match (self, other) {
            (Key::Header(one, _), Key::Header(other, _)) => one == other,
            (Key::Query(one), Key::Query(other)) | (Key::Cookie(one), Key::Cookie(other)) => one.name == other.name,
            _ => false,
        }
    }

    /// The place, as the attribute's `auth` takes it.
    #[cfg(feature = "testing")]
    pub(crate) fn label(&self) -> String {
        match self {
            Key::Header(name, _) => format!("key({:?})", name.as_str()),
            Key::Query(key) => format!("key(query = {:?})", key.name),
            Key::Cookie(key) => format!("key(cookie = {:?})", key.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_its_own_header() {
        let Ok(Key::Header(name, value)) = Key::in_header("X-Api-Key", &"k_1".into()) else { panic!("it is allowed") };
        assert_eq!((name.as_str(), value.to_str().unwrap(), value.is_sensitive()), ("x-api-key", "k_1", true));
        assert!(Key::in_header("Authorization", &"k".into()).is_ok());
        for name in ["", "a b", "a:", "Host", "Cookie", "Content-Type", "Accept", "User-Agent"] {
            assert_eq!(Key::in_header(name, &"k".into()).err(), Some(KeyFault::Name), "{name:?}");
        }
    }

    #[test]
    fn a_key_is_encoded_for_its_place() {
        let pair = |key: Result<Key, KeyFault>| match key {
            Ok(Key::Query(key) | Key::Cookie(key)) => key.pair().to_owned(),
            _ => panic!("it is allowed"),
        };
        assert_eq!(pair(Key::in_query("app id", &"k/1&b=c".into())), "app%20id=k%2F1%26b%3Dc");
        assert_eq!(pair(Key::in_cookie("sid", &"k/1&b=c".into())), "sid=k/1&b=c");
        for (name, key, fault) in [
            ("", "k", KeyFault::Name),
            ("a b", "k", KeyFault::Name),
            ("a=b", "k", KeyFault::Name),
            ("sid", "a;b", KeyFault::Value),
        ] {
            assert_eq!(Key::in_cookie(name, &key.into()).err(), Some(fault), "{name}={key}");
        }
        assert_eq!(Key::in_query("", &"k".into()).err(), Some(KeyFault::Name));
    }

    #[test]
    fn a_key_with_whitespace_is_refused_everywhere() {
        for build in [Key::in_header, Key::in_query, Key::in_cookie] {
            for key in ["", "k\n", " k", "k é"] {
                assert_eq!(build("key", &key.into()).err(), Some(KeyFault::Value), "{key:?}");
            }
        }
    }

    #[test]
    fn a_key_serves_its_own_place_only() {
        let keys =
            [Key::in_header("Key", &"k".into()), Key::in_query("Key", &"k".into()), Key::in_cookie("Key", &"k".into())];
        let keys = keys.map(|key| key.ok().unwrap());
        let needs = [
            Need::KeyHeader("kEY"),
            Need::KeyQuery("Key"),
            Need::KeyCookie("Key"),
            Need::KeyQuery("key"),
            Need::KeyCookie("key"),
            Need::Bearer,
        ];
        let served: Vec<Vec<usize>> =
            needs.iter().map(|need| (0..3).filter(|index| keys[*index].serves(*need)).collect()).collect();
        assert_eq!(served, [vec![0], vec![1], vec![2], vec![], vec![], vec![]]);
        for (one, first) in keys.iter().enumerate() {
            for (other, second) in keys.iter().enumerate() {
                assert_eq!(first.is_same_place(second), one == other);
            }
        }
    }
}
