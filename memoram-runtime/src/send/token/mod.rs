//! Gets bearer tokens: requests them, shares them between calls, and replaces them before they expire.

mod cache;
mod provider;
mod refresh;
mod state;
#[cfg(test)]
mod tests;
mod token_request;

pub(crate) use cache::TokenCache;
pub(super) use cache::wait;
pub use provider::{ProvidedToken, Provision, TokenClient, TokenProvider};
pub(crate) use refresh::TokenSource;
#[cfg(fuzzing)]
pub(crate) use token_request::Token;
