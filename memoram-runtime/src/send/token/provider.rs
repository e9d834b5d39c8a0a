//! Tokens from your own source.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::build_error::BuildError;
use crate::decode::{decode, success};
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::scheme::NeedsNothing;
use crate::secret::AccessToken;
use crate::send::attempt::attempt;
use crate::send::carried::Carried;
use crate::send::client_core::Core;

/// Gets bearer tokens from your own source, such as a file, a vault or an OAuth flow. Use it where neither an API key nor
/// a fixed token is enough.
///
/// The client calls it once when a token is needed, no matter how many calls are waiting, and again before the token
/// expires.
///
/// ```
/// use std::time::Duration;
/// use memoram_runtime::auth::{ProvidedToken, Provision, TokenClient, TokenProvider};
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
///     fn token<'a>(&'a self, client: TokenClient<'a>) -> Provision<'a> {
///         Box::pin(async move {
///             let session = client.send(&CreateSession { code: self.0.clone() }).await?;
///             Ok(ProvidedToken::new(session.access_token).lifetime(Duration::from_secs(session.expires_in)))
///         })
///     }
/// }
///
/// let client = Client::builder().token_provider(Code("c0de".to_owned())).build();
/// ```
pub trait TokenProvider: Send + Sync + 'static {
    /// Gets a token. `client` sends endpoints of the same API that need no token.
    ///
    /// # Errors
    ///
    /// An [`Error`] of `client` is retried like that of an idempotent request, and is the error of every waiting call. Any
    /// other error is not retried; it becomes the [`source`](std::error::Error::source) of the waiting calls' errors.
    fn token<'a>(&'a self, client: TokenClient<'a>) -> Provision<'a>;

    /// Called once, when the client is built. Default: does nothing. A provider that uses another one calls that one's
    /// `prepare`.
    ///
    /// # Errors
    ///
    /// The error is that of [`ClientBuilder::build`](crate::ClientBuilder::build).
    fn prepare(&mut self) -> Result<(), BuildError> {
        Ok(())
    }
}

/// The future that [`TokenProvider::token`] returns.
pub type Provision<'a> =
    Pin<Box<dyn Future<Output = Result<ProvidedToken, Box<dyn StdError + Send + Sync>>> + Send + 'a>>;

/// A token and its lifetime.
#[derive(Clone, Debug)]
pub struct ProvidedToken {
    pub(super) token: AccessToken,
    pub(super) lifetime: Duration,
}

impl ProvidedToken {
    /// A token with a lifetime of one hour.
    pub fn new(token: impl Into<AccessToken>) -> Self {
        ProvidedToken { token: token.into(), lifetime: Duration::from_secs(3600) }
    }

    /// Sets the lifetime, counted from when the client called the provider. At most 24 hours of it are used. Default: one
    /// hour.
    #[must_use]
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }
}

/// Sends endpoints that need no token, with the client's own connections and limits. Each request is sent once, without
/// retries.
#[derive(Clone, Copy)]
pub struct TokenClient<'a> {
    core: &'a Arc<Core>,
}

impl<'a> TokenClient<'a> {
    pub(super) fn new(core: &'a Arc<Core>) -> Self {
        TokenClient { core }
    }

    /// Sends an endpoint without credentials, and decodes its response.
    ///
    /// # Errors
    ///
    /// The same as for a [`Call`](crate::Call).
    pub async fn send<E>(self, endpoint: &E) -> Result<E::Response, Error>
    where
        E: Endpoint<Auth: NeedsNothing>,
    {
        let request = self.core.encode(endpoint);
        let response = attempt(self.core, &request?, &Carried::default(), Instant::now()).await?;
        decode(success(response)?)
    }
}

impl std::fmt::Debug for TokenClient<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenClient").finish_non_exhaustive()
    }
}
