//! Sends requests: attempts, authorization and retries.

mod attempt;
mod base_url;
mod carried;
mod client_core;
mod credentials;
mod inner;
mod next_url;
mod prepared;
mod retry;
mod run;
#[cfg(test)]
mod tests;
mod timeouts;
mod token;
mod unsigned;

pub(crate) use attempt::attempt;
pub(crate) use base_url::BaseUrl;
pub(crate) use carried::Carried;
pub(crate) use client_core::Core;
pub(crate) use credentials::{BearerSource, Credentials};
pub(crate) use inner::ClientInner;
pub(crate) use prepared::{Prepared, Wanted};
#[cfg(fuzzing)]
pub(crate) use retry::Decision;
pub(crate) use retry::Quota;
pub use retry::RetryConfig;
pub(crate) use run::run;
pub use timeouts::TimeoutConfig;
#[cfg(fuzzing)]
pub(crate) use token::Token;
pub use token::{ProvidedToken, Provision, TokenClient, TokenProvider};
pub(crate) use token::{TokenCache, TokenSource};
pub(crate) use unsigned::Signer;
pub use unsigned::Unsigned;
