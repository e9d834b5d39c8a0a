//! Why a client could not be built.

use std::fmt;

/// Why [`ClientBuilder::build`](super::ClientBuilder::build) failed. It never shows a key, a token or a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL is not one that tokens may be sent to.
    BaseUrl {
        /// What is wrong with the URL.
        reason: &'static str,
    },
    /// The API key is empty, or has a character that is not visible ASCII, such as a trailing line feed.
    ApiKey,
    /// The bearer token has a character that tokens must not have (RFC 6750 §2.1), or is longer than 16 KiB.
    Bearer,
    /// The header for the key has a name that HTTP does not allow, or is a header that the client sets itself.
    KeyHeader,
    /// The user has a colon, or the user or the password has a control character (RFC 7617 §2), or both together are longer
    /// than 16 KiB.
    Basic,
    /// More than one kind of credentials was given: API key, bearer token, token provider, key in a header, or user and
    /// password.
    TwoCredentials,
    /// The user agent has a character that is not allowed in a header.
    UserAgent,
    /// The proxy is not a URL.
    Proxy,
    /// A root certificate is not PEM.
    RootCertificate,
    /// TLS could not be set up. The usual reason is that no CA certificates are installed on the machine.
    Tls,
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
            BuildError::KeyHeader => f.write_str("the key cannot be sent in a header of that name"),
            BuildError::Basic => {
                f.write_str("the user has a colon, or the user or the password has a control character")
            }
            BuildError::TwoCredentials => {
                f.write_str("give one of `api_key`, `bearer`, `token_provider`, `api_key_header` and `basic`")
            }
            BuildError::UserAgent => f.write_str("the user agent has a character that a header must not have"),
            BuildError::Proxy => f.write_str("the proxy is not a URL"),
            BuildError::RootCertificate => f.write_str("a root certificate is not PEM"),
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
