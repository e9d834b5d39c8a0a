//! What a call needs from its client.

use std::fmt;

/// One credential that a call carries, in [`EndpointSpec::security`](crate::EndpointSpec::security).
///
/// Prints as the attribute's `auth` takes it: `bearer`, `basic`, `key("X-Api-Key")`, `key(query = "appid")`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Need {
    /// A bearer token (RFC 6750 §2.1), whatever it comes from: OAuth 2, OpenID Connect, or an exchanged API key.
    Bearer,
    /// A user and a password (RFC 7617).
    Basic,
    /// The client's key for the header of this name.
    KeyHeader(&'static str),
    /// The client's key for the query parameter of this name.
    KeyQuery(&'static str),
    /// The client's key for the cookie of this name.
    KeyCookie(&'static str),
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Need::Bearer => f.write_str("bearer"),
            Need::Basic => f.write_str("basic"),
            Need::KeyHeader(name) => write!(f, "key({name:?})"),
            Need::KeyQuery(name) => write!(f, "key(query = {name:?})"),
            Need::KeyCookie(name) => write!(f, "key(cookie = {name:?})"),
        }
    }
}
