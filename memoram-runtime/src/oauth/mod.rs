//! Sources of tokens for APIs with OAuth 2: the grants that need no user to be there.

mod client_credentials;
mod refresh_token;
#[cfg(test)]
mod tests;
mod token_endpoint;
mod token_response;

pub use client_credentials::ClientCredentials;
pub use refresh_token::RefreshToken;
