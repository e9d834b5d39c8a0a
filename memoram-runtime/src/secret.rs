//! Secrets: values that can be sent and cannot be printed.
//!
//! A secret's memory is wiped when the secret is dropped, and so is the body of a request that contains one. This is best
//! effort: headers, response bodies, what a body held before it grew, and copies in the buffers of TLS, HTTP and the kernel
//! are out of reach.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer};

use crate::encode::{FormValue, HeaderValue, JsonSlot, JsonValue, Refusal, Texts};

macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// `Debug` shows `[REDACTED]`; there is no `Display`, `Serialize` or `PartialEq`.
        #[derive(Clone)]
        pub struct $name(SecretString);

        impl $name {
            /// Returns the secret itself. Check every place that calls this.
            pub fn expose_secret(&self) -> &str {
                self.0.expose_secret()
            }
        }

        impl From<String> for $name {
            fn from(secret: String) -> Self {
                $name(SecretString::from(secret))
            }
        }

        impl From<&str> for $name {
            fn from(secret: &str) -> Self {
                $name(SecretString::from(secret))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "([REDACTED])"))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self::from)
            }
        }

        impl JsonValue for $name {
            fn write(&self, to: &mut JsonSlot<'_>) -> Result<(), Refusal> {
                to.secret(self.expose_secret())
            }
        }

        impl HeaderValue for $name {
            fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
                to.secret(self.expose_secret())
            }
        }

        impl FormValue for $name {
            fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
                to.secret(self.expose_secret())
            }
        }

        impl FormValue for &$name {
            fn write(&self, to: &mut Texts) -> Result<(), Refusal> {
                FormValue::write(*self, to)
            }
        }

        impl JsonValue for &$name {
            fn write(&self, to: &mut JsonSlot<'_>) -> Result<(), Refusal> {
                JsonValue::write(*self, to)
            }
        }
    )*};
}

secrets! {
    /// The API key of a developer, `mem_…`. It is sent only to exchange it for a token.
    ApiKey;
    /// A bearer token.
    AccessToken;
    /// The password of a user, for `Authorization: Basic …` (RFC 7617).
    Password;
    /// The key with which a user shares their memories.
    MemoryKey;
    /// The symmetric key that a user's memories are encrypted with, in hexadecimal.
    EncryptionKey;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_printed() {
        let key: ApiKey = serde_json::from_str("\"mem_1\"").unwrap();
        assert_eq!(format!("{key:?}"), "ApiKey([REDACTED])");
        assert_eq!(key.expose_secret(), "mem_1");
    }
}
