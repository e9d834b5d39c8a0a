//! Tokens from a source of one's own.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::{AccessToken, Anonymous};
use crate::client::Core;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::exchange;
use crate::response;

/// Gets tokens where neither an API key nor a fixed token will do: from a file, a vault, another flow.
///
/// It is asked once when a token is needed, however many calls wait for it, and again before the token expires.
///
/// ```
/// use std::time::Duration;
/// use memoram_runtime::auth::{Exchange, ProvidedToken, Provision, TokenProvider};
/// use memoram_runtime::{Client, memoram_endpoint};
///
/// #[derive(serde::Deserialize)]
/// struct Session {
///     access_token: String,
///     expires_in: u64,
/// }
///
/// #[memoram_endpoint(POST, "/oauth/token", spec = none, auth = none, response = Session)]
/// struct CreateSession {
///     code: String,
/// }
///
/// struct Code(String);
///
/// impl TokenProvider for Code {
///     fn token<'a>(&'a self, exchange: Exchange<'a>) -> Provision<'a> {
///         Box::pin(async move {
///             let session = exchange.send(&CreateSession { code: self.0.clone() }).await?;
///             Ok(ProvidedToken::new(session.access_token).lifetime(Duration::from_secs(session.expires_in)))
///         })
///     }
/// }
///
/// let client = Client::builder().token_provider(Code("c0de".to_owned())).build();
/// ```
pub trait TokenProvider: Send + Sync + 'static {
    /// Gets a token. With `exchange` it can call the API's own endpoints that need none.
    ///
    /// The error is the [`source`](std::error::Error::source) of what every waiting call gets; an [`Error`] of `exchange`
    /// is that call's own, and decides whether it is tried again.
    fn token<'a>(&'a self, exchange: Exchange<'a>) -> Provision<'a>;
}

/// What [`TokenProvider::token`] returns.
pub type Provision<'a> =
    Pin<Box<dyn Future<Output = Result<ProvidedToken, Box<dyn StdError + Send + Sync>>> + Send + 'a>>;

/// A token, and how long it lives.
#[derive(Clone, Debug)]
pub struct ProvidedToken {
    pub(super) token: AccessToken,
    pub(super) lifetime: Duration,
}

impl ProvidedToken {
    /// A token that lives for an hour from now.
    pub fn new(token: impl Into<AccessToken>) -> Self {
        ProvidedToken { token: token.into(), lifetime: Duration::from_secs(3600) }
    }

    /// How long it lives from when it was asked for.
    #[must_use]
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }
}

/// Sends endpoints that need no token, with the client's connections and limits. Each is sent once.
#[derive(Clone, Copy)]
pub struct Exchange<'a> {
    core: &'a Arc<Core>,
}

impl<'a> Exchange<'a> {
    pub(super) fn new(core: &'a Arc<Core>) -> Self {
        Exchange { core }
    }

    /// Sends an endpoint and reads its answer.
    ///
    /// # Errors
    ///
    /// As a call of a client.
    pub async fn send<E: Endpoint<Auth = Anonymous>>(self, endpoint: &E) -> Result<E::Response, Error> {
        let prepared = self.core.prepare(endpoint);
        let raw = exchange::attempt(self.core, &prepared?, None, Instant::now(), None).await?;
        response::decode(raw.success()?)
    }
}

impl std::fmt::Debug for Exchange<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exchange").finish_non_exhaustive()
    }
}
