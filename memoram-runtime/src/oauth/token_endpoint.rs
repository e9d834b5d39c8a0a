//! The token endpoint of an authorization server, and how a client authenticates there.

use std::sync::Arc;

use http::HeaderValue;
use percent_encoding::utf8_percent_encode;
use tokio::time::Instant;
use url::Url;

use super::token_response::TokenResponse;
use crate::build_error::BuildError;
use crate::client::{Client, ClientBuilder};
use crate::decode::{decode, success};
use crate::encode::{Encoded, FormField, RESERVED, Segment};
use crate::error::{Error, ErrorKind};
use crate::scheme::basic;
use crate::secret::Password;
use crate::send::{Carried, Core, attempt};
use crate::spec::EndpointSpec;

/// The token request, as errors name it. Its path is that of the token URL.
const SPEC: EndpointSpec = EndpointSpec::post("/{token_endpoint}")
    .success(&[200])
    // RFC 6749 §5.2. `ApiError::message` is the error code.
    .failures(&[(400, "the token request is not valid"), (401, "the client is not known, or its secret is wrong")])
    .idempotent();

/// A token endpoint (RFC 6749 §3.2).
pub(super) struct TokenEndpoint {
    pub(super) url: String,
    pub(super) client_id: String,
    /// `None` for a public client.
    pub(super) secret: Option<Password>,
    /// Whether the secret is sent in the body and not by basic authentication.
    pub(super) in_body: bool,
    pub(super) scopes: Vec<String>,
    pub(super) builder: Option<ClientBuilder>,
    /// `None` before the client that uses the tokens is built.
    connection: Option<Connection>,
}

/// What it takes to send a token request.
struct Connection {
    core: Arc<Core>,
    path: String,
    authorization: Option<HeaderValue>,
}

impl TokenEndpoint {
    pub(super) fn new(url: String, client_id: String) -> Self {
        TokenEndpoint {
            url,
            client_id,
            secret: None,
            in_body: false,
            scopes: Vec::new(),
            builder: None,
            connection: None,
        }
    }

    /// Builds a client of its own: the token's host may be another than the API's.
    pub(super) fn prepare(&mut self) -> Result<(), BuildError> {
        let builder = self.builder.take().unwrap_or_else(Client::builder);
        let client = builder.base_url(&self.url).build().map_err(|error| match error {
            BuildError::BaseUrl { reason } => BuildError::TokenUrl { reason },
            other => other,
        })?;
        let path = Url::parse(&self.url).map(|url| url.path().to_owned()).unwrap_or_default();
        let authorization = match &self.secret {
            Some(secret) if !self.in_body => Some(self.basic(secret).ok_or(BuildError::Basic)?),
            _ => None,
        };
        self.connection = Some(Connection { core: Arc::clone(&client.inner().core), path, authorization });
        Ok(())
    }

    /// Both are encoded as in a form before they become a user and a password (RFC 6749 §2.3.1).
    fn basic(&self, secret: &Password) -> Option<HeaderValue> {
        let encoded = |text| utf8_percent_encode(text, RESERVED).to_string();
        basic(&encoded(&self.client_id), &encoded(secret.expose_secret()).into())
    }

    /// Encodes a token request. `grant` has the fields of the grant.
    pub(super) fn encode(&self, grant: &[FormField<'_>]) -> Result<Encoded, Error> {
        let Connection { core, path, authorization } = self.connection()?;
        let scopes = self.scopes.join(" ");
        let field = |name, value| FormField { name, max_length: None, value };
        let mut fields = grant.to_vec();
        if !scopes.is_empty() {
            fields.push(field("scope", &scopes));
        }
        if authorization.is_none() {
            fields.push(field("client_id", &self.client_id));
            fields.extend(self.secret.as_ref().map(|secret| field("client_secret", secret)));
        }
        let mut encoder = core.encoder(SPEC);
        encoder.path(&[Segment { name: "token_endpoint", max_length: None, value: &"token" }])?;
        encoder.form(&fields)?;
        let mut request = encoder.finish()?;
        request.path = Some(path.clone());
        Ok(request)
    }

    /// Sends a token request once.
    pub(super) async fn send(&self, request: Encoded) -> Result<TokenResponse, Error> {
        let Connection { core, authorization, .. } = self.connection()?;
        let carried = authorization.clone().map(Carried::basic).unwrap_or_default();
        let response = attempt(core, &request, &carried, Instant::now()).await?;
        decode(success(response)?)
    }

    fn connection(&self) -> Result<&Connection, Error> {
        let text = "no client was built for the token requests";
        self.connection.as_ref().ok_or_else(|| Error::not_sent(ErrorKind::Authentication, &SPEC, text))
    }
}
