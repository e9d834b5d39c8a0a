//! How connections to the server are made.

use std::time::Duration;

use http::HeaderValue;
use reqwest::{Certificate, Identity, Proxy as HttpProxy, redirect, retry, tls};
use secrecy::zeroize::Zeroizing;

use super::BuildError;
use crate::send::BaseUrl;

/// Settings of the connections, as a builder was given them.
pub(super) struct Connection {
    pub(super) user_agent: String,
    pub(super) proxy: Proxy,
    /// Root certificates, in PEM.
    pub(super) roots: Vec<Vec<u8>>,
    /// Whether the root certificates of the operating system are ignored.
    pub(super) only_these_roots: bool,
    /// The client's own certificate and its private key, in PEM.
    pub(super) identity: Option<Zeroizing<Vec<u8>>>,
}

pub(super) enum Proxy {
    /// The environment variables decide.
    Environment,
    None,
    Url(String),
}

/// How long an unused connection is kept. Common servers keep it longer, so the client seldom uses a connection that the
/// server is about to close.
const POOL_IDLE: Duration = Duration::from_secs(30);

/// HTTP/2 pings. They find a dead connection before the time limit of a request does.
const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(20);
const KEEP_ALIVE_TIMEOUT: Duration = Duration::from_secs(10);

impl Default for Connection {
    fn default() -> Self {
        let user_agent = concat!("memoram-runtime/", env!("CARGO_PKG_VERSION")).to_owned();
        Connection { user_agent, proxy: Proxy::Environment, roots: Vec::new(), only_these_roots: false, identity: None }
    }
}

impl Connection {
    /// Sets every relevant option, even to its default, because another crate can change a default by enabling a feature of
    /// reqwest.
    pub(super) fn build(&self, base_url: &BaseUrl, connect: Duration) -> Result<reqwest::Client, BuildError> {
        let http = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .referer(false)
            // reqwest's own retries ignore attempts, waits and deadlines, and copy each request.
            .retry(retry::never())
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .https_only(base_url.is_https())
            .tls_backend_rustls()
            .tls_version_min(tls::Version::TLS_1_2)
            .connect_timeout(connect)
            .pool_idle_timeout(POOL_IDLE)
            .http2_keep_alive_interval(KEEP_ALIVE_INTERVAL)
            .http2_keep_alive_timeout(KEEP_ALIVE_TIMEOUT)
            .user_agent(HeaderValue::from_str(&self.user_agent).map_err(|_| BuildError::UserAgent)?);
        let http = match &self.proxy {
            _ if base_url.is_loopback() => http.no_proxy(),
            // The proxy would see the credentials.
            Proxy::Environment if !base_url.is_https() => http.no_proxy(),
            Proxy::Environment => http,
            Proxy::None => http.no_proxy(),
            // reqwest takes other schemes too, and fails when it connects.
            Proxy::Url(url) if !is_http(url) => return Err(BuildError::Proxy),
            Proxy::Url(url) => http.proxy(HttpProxy::all(url).map_err(|_| BuildError::Proxy)?),
        };
        let roots = self.root_certificates()?;
        let http = match self.only_these_roots || !base_url.is_https() {
            // Plain `http` needs no certificates, and must work on a machine that has none.
            true => http.tls_certs_only(roots),
            false => http.tls_certs_merge(roots),
        };
        let http = match &self.identity {
            Some(pem) => http.identity(Identity::from_pem(pem).map_err(|_| BuildError::Identity)?),
            None => http,
        };
        http.build().map_err(|_| BuildError::Tls)
    }

    fn root_certificates(&self) -> Result<Vec<Certificate>, BuildError> {
        let mut certificates = Vec::new();
        for pem in &self.roots {
            let bundle = Certificate::from_pem_bundle(pem).map_err(|_| BuildError::RootCertificate)?;
            if bundle.is_empty() {
                return Err(BuildError::RootCertificate);
            }
            certificates.extend(bundle);
        }
        Ok(certificates)
    }
}

/// Whether a proxy is spoken to over HTTP, which is also the default.
fn is_http(proxy: &str) -> bool {
    let scheme = proxy.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_none_or(|scheme| ["http", "https"].contains(&scheme.as_str()))
}
