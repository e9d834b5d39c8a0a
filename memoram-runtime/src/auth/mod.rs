//! How calls are authorized: with a token of one's own, or with an API key that is exchanged for tokens.

mod cache;
mod exchange;
mod header;
mod provider;

pub use crate::secret::{AccessToken, ApiKey};
pub use provider::{Exchange, ProvidedToken, Provision, TokenProvider};

pub(crate) use cache::{Source, TokenCache};
#[cfg(fuzzing)]
pub(crate) use exchange::Token;
pub(crate) use header::{Credential, bearer};

/// Whether an endpoint's calls carry the client's token. Sealed: [`Bearer`] or [`Anonymous`].
pub trait Scheme: sealed::Scheme {}

/// The call carries `Authorization: Bearer …` (RFC 6750 §2.1).
#[derive(Clone, Copy, Debug)]
pub enum Bearer {}

/// The call carries no credentials.
#[derive(Clone, Copy, Debug)]
pub enum Anonymous {}

impl Scheme for Bearer {}
impl Scheme for Anonymous {}

pub(crate) mod sealed {
    pub trait Scheme {
        const BEARER: bool;
    }

    impl Scheme for super::Bearer {
        const BEARER: bool = true;
    }

    impl Scheme for super::Anonymous {
        const BEARER: bool = false;
    }
}
