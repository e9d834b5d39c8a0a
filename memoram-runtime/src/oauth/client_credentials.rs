//! Tokens for a program of its own (RFC 6749 §4.4).

use std::fmt;

use super::token_endpoint::TokenEndpoint;
use crate::build_error::BuildError;
use crate::client::ClientBuilder;
use crate::encode::FormField;
use crate::secret::Password;
use crate::send::{Provision, TokenClient, TokenProvider};

/// Gets tokens with the id and the secret of a program, by OAuth 2's client credentials grant (RFC 6749 §4.4).
///
/// The token is requested when a call first needs one, shared by all calls, and replaced before it expires. The token
/// requests have a client of their own, since the authorization server may be another host than the API. If the answer has no
/// `expires_in`, the token is used for one hour.
///
/// ```
/// use memoram_runtime::Client;
/// use memoram_runtime::auth::ClientCredentials;
///
/// let tokens = ClientCredentials::new("https://login.example/oauth/token", "my-program", "s3cret").scopes(["orders:read"]);
/// let client = Client::builder().base_url("https://api.example/v1").token_provider(tokens).build()?;
/// # Ok::<(), memoram_runtime::BuildError>(())
/// ```
///
/// # Errors
///
/// A token URL, id or secret that cannot be used is an error of [`ClientBuilder::build`]. If the authorization server refuses
/// the request, each waiting call fails with the kind [`Authentication`](crate::ErrorKind::Authentication), and
/// [`ApiError::message`](crate::ApiError::message) is the error code of RFC 6749 §5.2, such as `invalid_client`.
pub struct ClientCredentials {
    endpoint: TokenEndpoint,
}

impl ClientCredentials {
    /// `token_url` is the token endpoint of the authorization server. It is `https`, or `http` with a loopback host.
    pub fn new(token_url: impl Into<String>, client_id: impl Into<String>, secret: impl Into<Password>) -> Self {
        let mut endpoint = TokenEndpoint::new(token_url.into(), client_id.into());
        endpoint.secret = Some(secret.into());
        ClientCredentials { endpoint }
    }

    /// Sets the scopes to ask for (RFC 6749 §3.3). Default: none, and the server decides.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.endpoint.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Sends the id and the secret in the body, for servers that do not take them by basic authentication (RFC 6749 §2.3.1).
    /// Default: by basic authentication.
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.endpoint.in_body = true;
        self
    }

    /// Sets how token requests are made: proxy, certificates, time limits, default headers. The builder's base URL and
    /// credentials are not used. Default: the default settings.
    #[must_use]
    pub fn client(mut self, builder: ClientBuilder) -> Self {
        self.endpoint.builder = Some(builder);
        self
    }
}

impl TokenProvider for ClientCredentials {
    fn token<'a>(&'a self, _: TokenClient<'a>) -> Provision<'a> {
        let grant = [FormField { name: "grant_type", max_length: None, value: &"client_credentials" }];
        let request = self.endpoint.encode(&grant);
        Box::pin(async move { self.endpoint.send(request?).await?.provided() })
    }

    fn prepare(&mut self) -> Result<(), BuildError> {
        self.endpoint.prepare()
    }
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials").field("scopes", &self.endpoint.scopes).finish_non_exhaustive()
    }
}
