//! How calls are authorized: with your own token, with tokens that are requested when they are needed, with a user and a
//! password, or with API keys in headers, the query or cookies.
//!
//! A client may hold one bearer token (or a source of them), one user and password, and any number of keys. What an endpoint
//! needs decides which of them its calls carry, and nothing else is sent.

// This file only collects the public items. The schemes are in `scheme`, below the code that sends requests. The tokens are
// in `send`, because requesting a token sends a request. `oauth` has clients of its own.

pub use crate::oauth::{ClientCredentials, RefreshToken};
pub use crate::scheme::{Anonymous, Any, Basic, Bearer, Documented, Key, NeedsNothing, Scheme};
pub use crate::secret::{AccessToken, ApiKey, Password};
pub use crate::send::{ProvidedToken, Provision, TokenClient, TokenProvider, Unsigned};
pub use crate::spec::Need;

/// Renamed to [`TokenClient`].
#[deprecated(note = "renamed to `TokenClient`")]
pub type Exchange<'a> = TokenClient<'a>;
