//! The settings as reqwest takes them.

use std::time::Duration;

use http::HeaderValue;
use reqwest::{Certificate, Client, ClientBuilder, Identity, Proxy as HttpProxy, redirect, retry, tls};

use super::{Connection, KEEP_ALIVE, Proxy};
use crate::build_error::BuildError;
use crate::send::BaseUrl;

impl Connection {
    /// Sets every relevant option, even to its default, because another crate can change a default by enabling a feature of
    /// reqwest.
    pub(super) fn reqwest(&self, base_url: &BaseUrl, limit: Duration) -> Result<Client, BuildError> {
        let http = Client::builder()
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
            .connect_timeout(limit)
            .tcp_nodelay(true)
            .tcp_keepalive(KEEP_ALIVE.tcp_interval)
            .tcp_keepalive_interval(KEEP_ALIVE.tcp_interval)
            .tcp_keepalive_retries(KEEP_ALIVE.tcp_probes)
            .pool_idle_timeout(KEEP_ALIVE.pool_idle)
            .http2_keep_alive_interval(KEEP_ALIVE.ping_interval)
            .http2_keep_alive_timeout(KEEP_ALIVE.ping_timeout)
            .user_agent(HeaderValue::from_str(&self.user_agent).map_err(|_| BuildError::UserAgent)?);
        let http = self.proxied(http, base_url)?;
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

    fn proxied(&self, http: ClientBuilder, base_url: &BaseUrl) -> Result<ClientBuilder, BuildError> {
        Ok(match self.proxy_for(base_url)? {
            Proxy::Environment => http,
            Proxy::None => http.no_proxy(),
            Proxy::Url(url) => http.proxy(HttpProxy::all(url).map_err(|_| BuildError::Proxy)?),
        })
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
