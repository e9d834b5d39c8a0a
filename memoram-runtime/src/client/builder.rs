//! The builder of a client.

use std::fmt;
use std::sync::Arc;

use super::connection::{Connection, Proxy};
use super::credentials::Credentials;
use super::{BuildError, Client};
use crate::secret::{AccessToken, ApiKey, Password};
use crate::send::{BaseUrl, ClientInner, Core, Quota, RetryConfig, TimeoutConfig, TokenProvider};
use crate::transport::{Limits, Transport};

/// The base URL of the Memoram API.
const BASE_URL: &str = "https://api.memoram.app/api/v1";

/// Configures a client. Created by [`Client::builder`].
///
/// Every setting has a default. A client without credentials can only send endpoints that need none.
///
/// ```
/// use std::time::Duration;
/// use memoram_runtime::{Client, Limits, RetryConfig, TimeoutConfig};
///
/// let client = Client::builder()
///     .api_key("mem_1")
///     .user_agent("DemoBot/1.0")
///     .timeouts(TimeoutConfig::default().operation(Duration::from_secs(20)))
///     .retry(RetryConfig::default().max_attempts(5))
///     .limits(Limits::default().success_body(1024 * 1024))
///     .no_proxy()
///     .build()?;
/// # Ok::<(), memoram_runtime::BuildError>(())
/// ```
#[must_use = "a builder does nothing before `build`"]
pub struct ClientBuilder {
    credentials: Credentials,
    base_url: String,
    timeouts: TimeoutConfig,
    retry: RetryConfig,
    limits: Limits,
    connection: Connection,
    /// If set, it is used instead of the network.
    transport: Option<Box<dyn Transport>>,
}

impl ClientBuilder {
    pub(super) fn new() -> Self {
        ClientBuilder {
            credentials: Credentials::default(),
            base_url: BASE_URL.to_owned(),
            timeouts: TimeoutConfig::default(),
            retry: RetryConfig::default(),
            limits: Limits::default(),
            connection: Connection::default(),
            transport: None,
        }
    }

    /// Sets the API key. The client exchanges it for a token when a call first needs one, and again before the token
    /// expires.
    pub fn api_key(mut self, key: impl Into<ApiKey>) -> Self {
        self.credentials.api_key = Some(key.into());
        self
    }

    /// Sets a bearer token to use instead of an API key. It is never replaced: if the server refuses it with 401, that is
    /// the error of the call.
    pub fn bearer(mut self, token: impl Into<AccessToken>) -> Self {
        self.credentials.bearer = Some(token.into());
        self
    }

    /// Sets your own source of tokens, instead of an API key. See [`TokenProvider`](crate::auth::TokenProvider).
    pub fn token_provider(mut self, provider: impl TokenProvider) -> Self {
        self.credentials.provider = Some(Box::new(provider));
        self
    }

    /// Sets a key that is sent unchanged in a header, with calls of endpoints that need a key in a header of that name.
    ///
    /// ```
    /// use memoram_runtime::{Client, memoram_endpoint};
    ///
    /// #[memoram_endpoint(GET, "/weather", spec = none, auth = key("X-Api-Key"))]
    /// struct GetWeather;
    ///
    /// let client = Client::builder().base_url("https://api.example").api_key_header("X-Api-Key", "k-1").build()?;
    /// let call = GetWeather.send(&client);
    /// # Ok::<(), memoram_runtime::BuildError>(())
    /// ```
    pub fn api_key_header(mut self, name: impl Into<String>, key: impl Into<ApiKey>) -> Self {
        self.credentials.key_header = Some((name.into(), key.into()));
        self
    }

    /// Sets a user and a password (RFC 7617), for endpoints with `auth = basic`.
    ///
    /// ```
    /// use memoram_runtime::Client;
    ///
    /// let client = Client::builder().base_url("https://api.example").basic("ann", "pa55word").build()?;
    /// # Ok::<(), memoram_runtime::BuildError>(())
    /// ```
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<Password>) -> Self {
        self.credentials.basic = Some((user.into(), password.into()));
        self
    }

    /// Sets the base URL of the API. It is `https`, or `http` with a loopback host. Default:
    /// `https://api.memoram.app/api/v1`.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// Sets the time limits. Default: 5 seconds to connect, 30 seconds for an attempt, 60 seconds for a whole call.
    pub fn timeouts(mut self, timeouts: TimeoutConfig) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// Sets when requests are retried. Default: up to three attempts; see [`RetryConfig`].
    pub fn retry(mut self, retry: RetryConfig) -> Self {
        self.retry = retry;
        self
    }

    /// Sets the maximum sizes of response bodies. Default: 16 MiB for a success, 64 KiB for a failure.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the `User-Agent` header. Default: this crate's name and version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.connection.user_agent = user_agent.into();
        self
    }

    /// Sets the URL of a proxy. Default: the environment variables `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`. A loopback
    /// host is always reached without a proxy.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.connection.proxy = Proxy::Url(url.into());
        self
    }

    /// Uses no proxy, and ignores the environment variables.
    pub fn no_proxy(mut self) -> Self {
        self.connection.proxy = Proxy::None;
        self
    }

    /// Adds a root certificate, in PEM, to those of the operating system.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connection.roots.push(pem.into());
        self
    }

    /// Trusts only these root certificates, in PEM, and ignores those of the operating system.
    pub fn root_certificates_only<P: Into<Vec<u8>>>(mut self, pems: impl IntoIterator<Item = P>) -> Self {
        self.connection.roots.extend(pems.into_iter().map(Into::into));
        self.connection.only_these_roots = true;
        self
    }

    /// Sends requests over another transport than the network.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) fn over(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Builds the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// Returns a [`BuildError`] if the base URL is not one that tokens may be sent to, if a key or token cannot be sent, or
    /// if TLS could not be set up, among others.
    pub fn build(self) -> Result<Client, BuildError> {
        let ClientBuilder { credentials, base_url, timeouts, retry, limits, connection, transport } = self;
        let base_url = BaseUrl::parse(&base_url).map_err(|reason| BuildError::BaseUrl { reason })?;
        let credential = credentials.build()?;
        let transport = match transport {
            Some(transport) => transport,
            None => Box::new(connection.build(&base_url, timeouts.connect)?),
        };
        let core = Core { base_url, transport, timeouts, retry, quota: Quota::full(), limits };
        Ok(Client { inner: Arc::new(ClientInner { core: Arc::new(core), credential }) })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("timeouts", &self.timeouts).finish_non_exhaustive()
    }
}
