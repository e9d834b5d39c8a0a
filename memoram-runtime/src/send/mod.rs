//! Sends requests: attempts, authorization and retries.

mod attempt;
mod authorization;
mod base_url;
mod client_core;
mod inner;
mod prepared;
mod retry;
mod run;
#[cfg(test)]
mod tests;
mod timeouts;
mod token;

pub(crate) use authorization::Credential;
pub(crate) use base_url::BaseUrl;
pub(crate) use client_core::Core;
pub(crate) use inner::ClientInner;
pub(crate) use prepared::{Prepared, is_reserved};
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
