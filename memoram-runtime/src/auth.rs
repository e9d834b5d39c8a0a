//! How calls are authorized: with your own token, with an API key that is exchanged for tokens, with a key in a header, or
//! with a user and a password.
//!
//! This module only gathers what is public. The schemes are in `scheme`, below the code that sends requests; the tokens
//! are in `send`, because requesting a token sends a request.

pub use crate::scheme::{Anonymous, Basic, Bearer, Key, Scheme};
pub use crate::secret::{AccessToken, ApiKey, Password};
pub use crate::send::{ProvidedToken, Provision, TokenClient, TokenProvider};

/// Renamed to [`TokenClient`].
#[deprecated(note = "renamed to `TokenClient`")]
pub type Exchange<'a> = TokenClient<'a>;
