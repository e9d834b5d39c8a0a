//! Builds a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::base::Base;
use super::{BuildError, Client, Core, Inner, Limits, TimeoutConfig};
use crate::auth::{AccessToken, ApiKey, Credential, Password, Source, TokenCache, TokenProvider, basic, bearer, key};
use crate::retry::{Quota, RetryConfig};
use crate::transport::{Caps, Transport};

/// Where the Memoram API is.
const BASE_URL: &str = "https://api.memoram.app/api/v1";

/// Begun by [`Client::builder`]. Everything has a default; a client without credentials sends only endpoints that need
/// none.
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
    api_key: Option<ApiKey>,
    bearer: Option<AccessToken>,
    provider: Option<Box<dyn TokenProvider>>,
    key_header: Option<(String, ApiKey)>,
    basic: Option<(String, Password)>,
    base_url: String,
    timeouts: TimeoutConfig,
    retry: RetryConfig,
    limits: Limits,
    user_agent: String,
    proxy: Proxy,
    roots: Vec<Vec<u8>>,
    only_these_roots: bool,
    transport: Option<Box<dyn Transport>>,
}

enum Proxy {
    /// As the environment says.
    Environment,
    None,
    Url(String),
}

impl ClientBuilder {
    pub(super) fn new() -> Self {
        ClientBuilder {
            api_key: None,
            bearer: None,
            provider: None,
            key_header: None,
            basic: None,
            base_url: BASE_URL.to_owned(),
            timeouts: TimeoutConfig::default(),
            retry: RetryConfig::default(),
            limits: Limits::default(),
            user_agent: concat!("memoram-runtime/", env!("CARGO_PKG_VERSION")).to_owned(),
            proxy: Proxy::Environment,
            roots: Vec::new(),
            only_these_roots: false,
            transport: None,
        }
    }

    /// The API key. It is exchanged for a token when a call first needs one, and again before the token expires.
    pub fn api_key(mut self, key: impl Into<ApiKey>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    /// A bearer token to use as it is, instead of an API key. It is never replaced; an answer of 401 is the call's error.
    pub fn bearer(mut self, token: impl Into<AccessToken>) -> Self {
        self.bearer = Some(token.into());
        self
    }

    /// Where tokens come from, instead of an API key; see [`TokenProvider`].
    pub fn token_provider(mut self, provider: impl TokenProvider) -> Self {
        self.provider = Some(Box::new(provider));
        self
    }

    /// A key that is sent as it is, in a header of that name, with calls of endpoints that want one there.
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
        self.key_header = Some((name.into(), key.into()));
        self
    }

    /// A user and a password (RFC 7617), for endpoints with `auth = basic`.
    ///
    /// ```
    /// use memoram_runtime::Client;
    ///
    /// let client = Client::builder().base_url("https://api.example").basic("ann", "pa55word").build()?;
    /// # Ok::<(), memoram_runtime::BuildError>(())
    /// ```
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<Password>) -> Self {
        self.basic = Some((user.into(), password.into()));
        self
    }

    /// Where the API is: `https`, or `http` on a loopback host. Default: `https://api.memoram.app/api/v1`.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// How long things may take. Default: 5 seconds to connect, 30 for an attempt, 60 for a whole call.
    pub fn timeouts(mut self, timeouts: TimeoutConfig) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// When requests are sent again. Default: three attempts in all; see [`RetryConfig`].
    pub fn retry(mut self, retry: RetryConfig) -> Self {
        self.retry = retry;
        self
    }

    /// How large answers may be. Default: 16 MiB, and 64 KiB of a failure.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The `User-Agent` header. Default: this crate's name and version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// The proxy to reach the API through. Default: what `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` say. A loopback
    /// host is always reached directly.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Proxy::Url(url.into());
        self
    }

    /// No proxy, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Trusts a root certificate, in PEM, beside those of the machine.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots.push(pem.into());
        self
    }

    /// Trusts these root certificates, in PEM, and no others.
    pub fn root_certificates_only<P: Into<Vec<u8>>>(mut self, pems: impl IntoIterator<Item = P>) -> Self {
        self.roots.extend(pems.into_iter().map(Into::into));
        self.only_these_roots = true;
        self
    }

    /// Sends to a server in memory instead of over the network. Everything else stays as it is built, but that what
    /// concerns connections (proxy, certificates, `User-Agent`) is of no use then. A token is needed here too: any will do.
    #[cfg(feature = "testing")]
    pub fn mock(mut self, mock: &crate::testing::Mock) -> Self {
        self.transport = Some(Box::new(mock.clone()));
        self
    }

    #[cfg(test)]
    pub(crate) fn over(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Builds the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// A base URL that tokens must not be sent to, a key or token that cannot be sent, TLS that cannot be set up, and
    /// the other cases of [`BuildError`].
    pub fn build(mut self) -> Result<Client, BuildError> {
        let base = Base::parse(&self.base_url)?;
        let credential = self.credential()?;
        let transport = match self.transport.take() {
            Some(transport) => transport,
            None => Box::new(self.http(&base)?),
        };
        let caps = Caps { success: self.limits.success_body, error: self.limits.error_body };
        let (timeouts, retry, quota) = (self.timeouts, self.retry, Quota::full());
        let core = Arc::new(Core { base, transport, timeouts, retry, quota, caps });
        Ok(Client { inner: Arc::new(Inner { core, credential }) })
    }

    /// Builds a client for code that is not async, and starts its thread. Nothing is sent.
    ///
    /// # Errors
    ///
    /// As [`build`](Self::build), and a thread that cannot be started.
    #[cfg(feature = "blocking")]
    pub fn build_blocking(self) -> Result<crate::blocking::Client, BuildError> {
        crate::blocking::Client::new(self.build()?)
    }

    fn credential(&mut self) -> Result<Credential, BuildError> {
        let exchange = |source| Credential::Exchange(TokenCache::new(source));
        let api_key = self.api_key.take().map(|key| match key.is_usable() {
            true => Ok(exchange(Source::Key(key))),
            false => Err(BuildError::ApiKey),
        });
        let token = self.bearer.take().map(|token| bearer(&token).map(Credential::Token).ok_or(BuildError::Bearer));
        let provider = self.provider.take().map(|provider| Ok(exchange(Source::Provider(provider))));
        let header = self.key_header.take().map(|(name, value)| key(&name, &value).map(Credential::Key));
        let user = self.basic.take();
        let user = user.map(|(user, password)| basic(&user, &password).map(Credential::Basic).ok_or(BuildError::Basic));
        let mut given = [api_key, token, provider, header, user].into_iter().flatten();
        match (given.next(), given.next()) {
            (None, _) => Ok(Credential::None),
            (Some(credential), None) => credential,
            (Some(_), Some(_)) => Err(BuildError::TwoCredentials),
        }
    }

    /// Says everything that matters out loud: another crate's features must not change it.
    fn http(&self, base: &Base) -> Result<reqwest::Client, BuildError> {
        let mut http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            // Its retries know nothing of attempts, waits or deadlines, and cost a copy of each request.
            .retry(reqwest::retry::never())
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .https_only(base.is_https())
            .tls_backend_rustls()
            .tls_version_min(reqwest::tls::Version::TLS_1_2)
            .connect_timeout(self.timeouts.connect)
            .pool_idle_timeout(POOL_IDLE)
            .http2_keep_alive_interval(KEEP_ALIVE_INTERVAL)
            .http2_keep_alive_timeout(KEEP_ALIVE_TIMEOUT)
            .user_agent(self.user_agent_header()?);
        http = match &self.proxy {
            _ if base.is_loopback() => http.no_proxy(),
            Proxy::Environment => http,
            Proxy::None => http.no_proxy(),
            Proxy::Url(url) => http.proxy(reqwest::Proxy::all(url).map_err(|_| BuildError::Proxy)?),
        };
        let roots = self.root_certificates()?;
        http = match self.only_these_roots || !base.is_https() {
            // Plain http needs no certificates, and must work on a machine that has none.
            true => http.tls_certs_only(roots),
            false => http.tls_certs_merge(roots),
        };
        http.build().map_err(|_| BuildError::Tls)
    }

    fn user_agent_header(&self) -> Result<http::HeaderValue, BuildError> {
        http::HeaderValue::from_str(&self.user_agent).map_err(|_| BuildError::UserAgent)
    }

    fn root_certificates(&self) -> Result<Vec<reqwest::Certificate>, BuildError> {
        let mut certificates = Vec::new();
        for pem in &self.roots {
            let bundle = reqwest::Certificate::from_pem_bundle(pem).map_err(|_| BuildError::RootCertificate)?;
            if bundle.is_empty() {
                return Err(BuildError::RootCertificate);
            }
            certificates.extend(bundle);
        }
        Ok(certificates)
    }
}

/// Below the idle time of common servers, so that a kept connection is seldom one that the server is closing.
const POOL_IDLE: Duration = Duration::from_secs(30);

/// Without these, a request on a dead HTTP/2 connection waits for its own time limit.
const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(20);
const KEEP_ALIVE_TIMEOUT: Duration = Duration::from_secs(10);

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("timeouts", &self.timeouts).finish_non_exhaustive()
    }
}
