//! Why a client could not be built.

use std::fmt;

/// Why [`ClientBuilder::build`](crate::ClientBuilder::build) failed. It never shows a key, a token or a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL is not one that tokens may be sent to.
    BaseUrl {
        /// What is wrong with the URL.
        reason: &'static str,
    },
    /// An API key is empty, or has a character that is not visible ASCII, such as a trailing line feed. In a cookie, it must
    /// not have one of `"`, `,`, `;` and `\` either (RFC 6265 §4.1.1).
    ApiKey,
    /// The bearer token has a character that tokens must not have (RFC 6750 §2.1), or is longer than 16 KiB.
    Bearer,
    /// A key has a name that its place does not allow, or is for a header that the client sets itself.
    KeyHeader,
    /// The user has a colon, or the user or the password has a control character (RFC 7617 §2), or both together are longer
    /// than 16 KiB.
    Basic,
    /// Two credentials of one kind were given: two of API key, bearer token and token provider, or two keys in one place.
    TwoCredentials,
    /// The token URL of a [token provider](crate::auth::ClientCredentials) is not one that secrets may be sent to.
    TokenUrl {
        /// What is wrong with the URL.
        reason: &'static str,
    },
    /// A default header has a name or a value that HTTP does not allow, or is a header that the client sets itself.
    DefaultHeader,
    /// The identity is not a certificate with its private key, in PEM.
    Identity,
    /// The user agent has a character that is not allowed in a header.
    UserAgent,
    /// The proxy is not a URL.
    Proxy,
    /// A root certificate is not PEM.
    RootCertificate,
    /// TLS could not be set up. The usual reason is that no CA certificates are installed on the machine.
    Tls,
    /// Nothing sends requests: neither the feature `reqwest` nor the feature `hyper` is on.
    NoTransport,
    /// The thread of a [blocking](crate::blocking) client could not be started.
    #[cfg(feature = "blocking")]
    Thread,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::BaseUrl { reason } => write!(f, "the base URL is refused: {reason}"),
            BuildError::ApiKey => f.write_str(
                "the API key is empty or has a character that is not visible ASCII, such as a trailing line feed",
            ),
            BuildError::Bearer => f.write_str("the bearer token has a character that a token must not have"),
            BuildError::KeyHeader => {
                f.write_str("the key cannot be sent in a header, parameter or cookie of that name")
            }
            BuildError::Basic => {
                f.write_str("the user has a colon, or the user or the password has a control character")
            }
            BuildError::TwoCredentials => {
                f.write_str("give one of `api_key`, `bearer` and `token_provider`, and one key for each place")
            }
            BuildError::TokenUrl { reason } => write!(f, "the token URL is refused: {reason}"),
            BuildError::DefaultHeader => f.write_str(
                "a default header has a character that is not allowed, or is a header that the client sets itself",
            ),
            BuildError::Identity => f.write_str("the identity is not a certificate with its private key, in PEM"),
            BuildError::UserAgent => f.write_str("the user agent has a character that a header must not have"),
            BuildError::Proxy => f.write_str("the proxy is not a URL"),
            BuildError::RootCertificate => f.write_str("a root certificate is not PEM"),
            BuildError::NoTransport => {
                f.write_str("nothing sends requests: turn on the feature `reqwest` or `hyper` of memoram-runtime")
            }
            #[cfg(feature = "blocking")]
            BuildError::Thread => f.write_str("the thread of the client could not be started"),
            BuildError::Tls => f.write_str(
                "TLS could not be set up; is a store of CA certificates installed? \
                 `root_certificates_only` does without one",
            ),
        }
    }
}

impl std::error::Error for BuildError {}
