//! Tokens for a user who has logged in before (RFC 6749 §6).

use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::token_endpoint::TokenEndpoint;
use crate::build_error::BuildError;
use crate::client::ClientBuilder;
use crate::encode::FormField;
use crate::secret::{AccessToken, Password};
use crate::send::{Provision, TokenClient, TokenProvider};

/// Stores a new refresh token.
type Store = dyn Fn(&str) + Send + Sync;

/// Gets tokens with a refresh token (RFC 6749 §6), as a login of a user gives one to your program.
///
/// The token is requested, shared and replaced as with [`ClientCredentials`](super::ClientCredentials). If the server answers
/// with another refresh token, that one is used from then on, and [`on_rotation`](Self::on_rotation) lets you store it.
///
/// ```
/// use memoram_runtime::Client;
/// use memoram_runtime::auth::RefreshToken;
///
/// # fn store(token: &str) {}
/// let tokens = RefreshToken::new("https://login.example/oauth/token", "my-program", "the-stored-token").on_rotation(store);
/// let client = Client::builder().base_url("https://api.example/v1").token_provider(tokens).build()?;
/// # Ok::<(), memoram_runtime::BuildError>(())
/// ```
pub struct RefreshToken {
    endpoint: TokenEndpoint,
    /// The newest one. Never locked across an `await`.
    token: Mutex<AccessToken>,
    on_rotation: Option<Box<Store>>,
}

impl RefreshToken {
    /// `token_url` is the token endpoint of the authorization server. It is `https`, or `http` with a loopback host.
    pub fn new(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        refresh_token: impl Into<AccessToken>,
    ) -> Self {
        let endpoint = TokenEndpoint::new(token_url.into(), client_id.into());
        RefreshToken { endpoint, token: Mutex::new(refresh_token.into()), on_rotation: None }
    }

    /// Sets the client's secret. Default: none, as for programs that cannot keep one; the id is in the body then.
    #[must_use]
    pub fn secret(mut self, secret: impl Into<Password>) -> Self {
        self.endpoint.secret = Some(secret.into());
        self
    }

    /// Sends the id and the secret in the body, for servers that do not take them by basic authentication (RFC 6749 §2.3.1).
    /// Default: by basic authentication.
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.endpoint.in_body = true;
        self
    }

    /// Sets the scopes to ask for. Default: those of the refresh token.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.endpoint.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Calls a function with each new refresh token, before the access token that came with it is used. The old one may be
    /// worthless then, so store the new one where your program finds it when it starts again.
    #[must_use]
    pub fn on_rotation(mut self, store: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.on_rotation = Some(Box::new(store));
        self
    }

    /// Sets how token requests are made: proxy, certificates, time limits, default headers. The builder's base URL and
    /// credentials are not used. Default: the default settings.
    #[must_use]
    pub fn client(mut self, builder: ClientBuilder) -> Self {
        self.endpoint.builder = Some(builder);
        self
    }

    /// Replaces the refresh token.
    fn rotate(&self, new: AccessToken) {
        if let Some(store) = &self.on_rotation {
            store(new.expose_secret());
        }
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = new;
    }
}

impl TokenProvider for RefreshToken {
    fn token<'a>(&'a self, _: TokenClient<'a>) -> Provision<'a> {
        let token = self.token.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let request = self.endpoint.encode(&[
            FormField { name: "grant_type", max_length: None, value: &"refresh_token" },
            FormField { name: "refresh_token", max_length: None, value: &token },
        ]);
        Box::pin(async move {
            let mut response = self.endpoint.send(request?).await?;
            if let Some(new) = response.refresh_token.take() {
                self.rotate(new);
            }
            response.provided()
        })
    }

    fn prepare(&mut self) -> Result<(), BuildError> {
        self.endpoint.prepare()
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshToken").field("scopes", &self.endpoint.scopes).finish_non_exhaustive()
    }
}
