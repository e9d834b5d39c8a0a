//! How calls are authorized: with a token of one's own, with an API key that is exchanged for tokens, with a key in a header,
//! or with a user and a password.

mod basic;
mod cache;
mod exchange;
mod header;
mod provider;

pub use crate::secret::{AccessToken, ApiKey, Password};
pub use provider::{Exchange, ProvidedToken, Provision, TokenProvider};

pub(crate) use basic::basic;
pub(crate) use cache::{Source, TokenCache};
#[cfg(fuzzing)]
pub(crate) use exchange::Token;
pub(crate) use header::{Credential, Header, bearer, key};

/// Which credentials an endpoint's calls carry. Sealed: [`Bearer`], [`Basic`], [`Key`] or [`Anonymous`].
pub trait Scheme: sealed::Scheme {}

/// The call carries `Authorization: Bearer …` (RFC 6750 §2.1).
#[derive(Clone, Copy, Debug)]
pub enum Bearer {}

/// The call carries `Authorization: Basic …` (RFC 7617).
#[derive(Clone, Copy, Debug)]
pub enum Basic {}

/// The call carries a key in the header that [`EndpointSpec::key_header`](crate::EndpointSpec::key_header) names.
#[derive(Clone, Copy, Debug)]
pub enum Key {}

/// The call carries no credentials.
#[derive(Clone, Copy, Debug)]
pub enum Anonymous {}

pub(crate) mod sealed {
    /// What a call must have of the client's.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Wants {
        Nothing,
        Bearer,
        Basic,
        Key,
        /// Whatever there is.
        Any,
    }

    pub trait Scheme {
        const WANTS: Wants;
    }
}

macro_rules! schemes {
    ($($scheme:ident: $wants:ident)*) => {$(
        impl Scheme for $scheme {}

        impl sealed::Scheme for $scheme {
            const WANTS: sealed::Wants = sealed::Wants::$wants;
        }
    )*};
}

schemes! { Bearer: Bearer Basic: Basic Key: Key Anonymous: Nothing }
