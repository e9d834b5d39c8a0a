//! The builder of a client.

use std::fmt;
use std::sync::Arc;

use http::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use super::connection::{Connection, Proxy};
use super::credentials::GivenCredentials;
use super::{BuildError, Client};
use crate::scheme::is_reserved;
use crate::send::{BaseUrl, ClientInner, Core, Quota, RetryConfig, Signer, TimeoutConfig};
use crate::transport::{HttpClient, Limits, Transport};

/// The base URL of the Memoram API.
const BASE_URL: &str = "https://api.memoram.app/api/v1";

/// Configures a client. Created by [`Client::builder`].
///
/// Every setting has a default. A client may have one source of bearer tokens (`api_key`, `bearer` or `token_provider`), one
/// user and password, and any number of keys; each call carries those that its endpoint needs. A client without credentials
/// can only send endpoints that need none.
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
    pub(super) credentials: GivenCredentials,
    /// `None`: the Memoram API's.
    base_url: Option<String>,
    allows_plain_http: bool,
    /// Whether endpoints of any document are sent, although there is no base URL.
    serves_any_api: bool,
    headers: Vec<(String, String)>,
    pub(super) signer: Option<Box<Signer>>,
    timeouts: TimeoutConfig,
    retry: RetryConfig,
    limits: Limits,
    pub(super) connection: Connection,
    /// If set, it is used instead of the network.
    transport: Option<Box<dyn HttpClient>>,
}

impl ClientBuilder {
    pub(super) fn new() -> Self {
        ClientBuilder {
            credentials: GivenCredentials::default(),
            base_url: None,
            allows_plain_http: false,
            serves_any_api: false,
            headers: Vec::new(),
            signer: None,
            timeouts: TimeoutConfig::default(),
            retry: RetryConfig::default(),
            limits: Limits::default(),
            connection: Connection::default(),
            transport: None,
        }
    }

    /// Sets the base URL of the API. It is `https`, or `http` with a loopback host. Default:
    /// `https://api.memoram.app/api/v1`.
    ///
    /// Without it, endpoints that are checked against another API's document are refused before anything is sent, unless that
    /// document says that its API is at the default URL.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Allows a base URL with plain `http` and any host, such as `http://petstore:8080` in a network of containers, or behind
    /// a mesh that encrypts by itself.
    ///
    /// Whoever can read the traffic between the client and the server sees every token, password and key, and everything that
    /// is sent and received, and can change it. Proxies of the environment are not used then.
    pub fn allow_plain_http(mut self) -> Self {
        self.allows_plain_http = true;
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

    /// Sets a header that is sent with every request, token requests included, such as `X-GitHub-Api-Version`. An endpoint or
    /// a call that sets a header of the same name replaces it. A key belongs into [`api_key_header`](Self::api_key_header).
    ///
    /// ```
    /// use memoram_runtime::Client;
    ///
    /// let client = Client::builder().base_url("https://api.example").default_header("Api-Version", "2026-01-01").build()?;
    /// # Ok::<(), memoram_runtime::BuildError>(())
    /// ```
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the `User-Agent` header. Default: this crate's name and version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.connection.user_agent = user_agent.into();
        self
    }

    /// Sets the URL of a proxy. Default: the environment variables `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`. A loopback
    /// host is always reached without a proxy, and plain `http` to another host only through one that is set here.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.connection.proxy = Proxy::Url(url.into());
        self
    }

    /// Uses no proxy, and ignores the environment variables.
    pub fn no_proxy(mut self) -> Self {
        self.connection.proxy = Proxy::None;
        self
    }

    /// Sets the library that sends the requests. Default: reqwest, if the feature `reqwest` is on, which it is by default; else
    /// hyper-util's client, if the feature `hyper` is on. Both have the same limits and the same errors.
    ///
    /// ```
    /// # #[cfg(feature = "hyper")] {
    /// use memoram_runtime::{Client, Transport};
    ///
    /// let client = Client::builder().api_key("mem_1").transport(Transport::Hyper).build()?;
    /// # }
    /// # Ok::<(), memoram_runtime::BuildError>(())
    /// ```
    pub fn transport(mut self, kind: Transport) -> Self {
        self.connection.kind = Some(kind);
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
    pub(crate) fn over(mut self, transport: impl HttpClient + 'static) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Sends endpoints of any document, although there is no base URL.
    #[cfg(feature = "testing")]
    pub(crate) fn for_any_api(mut self) -> Self {
        self.serves_any_api = true;
        self
    }

    /// Builds the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// Returns a [`BuildError`] if the base URL is not one that tokens may be sent to, if a key or token cannot be sent, or
    /// if TLS could not be set up, among others. Without the features `reqwest` and `hyper`, only a client for a mock can be
    /// built.
    pub fn build(self) -> Result<Client, BuildError> {
        let is_default = self.base_url.is_none() && !self.serves_any_api;
        let base_url = BaseUrl::parse(self.base_url.as_deref().unwrap_or(BASE_URL), self.allows_plain_http);
        let base_url = base_url.map_err(|reason| BuildError::BaseUrl { reason })?;
        let credentials = self.credentials.build()?;
        let headers = default_headers(&self.headers)?;
        let ClientBuilder { signer, timeouts, retry, limits, connection, transport, .. } = self;
        let transport = match transport {
            Some(transport) => transport,
            None => connection.build(&base_url, timeouts.connect)?,
        };
        let quota = Quota::full();
        let core = Core { base_url, is_default, headers, signer, transport, timeouts, retry, quota, limits };
        Ok(Client { inner: Arc::new(ClientInner { core: Arc::new(core), credentials }) })
    }
}

/// Parses the default headers. The last of one name counts.
fn default_headers(given: &[(String, String)]) -> Result<HeaderMap, BuildError> {
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| BuildError::DefaultHeader)?;
        if is_reserved(&name) || [ACCEPT, ACCEPT_ENCODING, USER_AGENT].contains(&name) {
            return Err(BuildError::DefaultHeader);
        }
        headers.insert(name, HeaderValue::from_str(value).map_err(|_| BuildError::DefaultHeader)?);
    }
    Ok(headers)
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("timeouts", &self.timeouts).finish_non_exhaustive()
    }
}
