//! The settings as hyper-util takes them.

use std::time::Duration;

use http::header::USER_AGENT;
use http::uri::{Authority, Scheme};
use http::{HeaderMap, HeaderValue, Uri};
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::GaiResolver;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::ClientConfig;
use url::Url;

use super::{Connection, KEEP_ALIVE, KeepAlive, Proxy};
use crate::build_error::BuildError;
use crate::send::BaseUrl;
use crate::transport::hyper::{Connector, Hyper, Route, SentBody};

/// How long the first address of a host may take before the next one is tried as well (RFC 8305 §5 recommends 250 ms).
const HAPPY_EYEBALLS: Duration = Duration::from_millis(300);

/// How long bytes that were sent may stay without an answer of TCP.
#[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
const TCP_USER_TIMEOUT: Duration = Duration::from_secs(30);

impl Connection {
    pub(super) fn hyper(&self, base_url: &BaseUrl, limit: Duration) -> Result<Hyper, BuildError> {
        const REFUSED: BuildError = BuildError::BaseUrl { reason: "its host cannot be sent" };
        let user_agent = HeaderValue::from_str(&self.user_agent).map_err(|_| BuildError::UserAgent)?;
        let authority = Authority::try_from(base_url.authority().as_bytes()).map_err(|_| REFUSED)?;
        let scheme = if base_url.is_https() { Scheme::HTTPS } else { Scheme::HTTP };
        let origin = Uri::builder().scheme(scheme.clone()).authority(authority.clone()).path_and_query("/").build();
        let proxy = self.intercept(base_url, &origin.map_err(|_| REFUSED)?)?;
        let mut tls = self.tls(base_url)?;
        let proxy_authorization = proxy.as_ref().filter(|_| !base_url.is_https()).and_then(Intercept::basic_auth);
        let proxy_authorization = proxy_authorization.cloned().map(sensitive);
        let route = route(proxy, &tls, &user_agent, base_url);
        tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let client = client(Connector::new(route, tls, base_url.is_https(), limit), &KEEP_ALIVE);
        Ok(Hyper { client, scheme, authority, user_agent, proxy_authorization })
    }

    /// The proxy that the server is reached through.
    fn intercept(&self, base_url: &BaseUrl, origin: &Uri) -> Result<Option<Intercept>, BuildError> {
        match self.proxy_for(base_url)? {
            Proxy::None => Ok(None),
            Proxy::Environment => Ok(Matcher::from_env().intercept(origin)),
            Proxy::Url(url) => {
                let parse = |url: &str| Url::parse(url).ok().filter(Url::has_host);
                let url = parse(url).or_else(|| parse(&format!("http://{url}"))).ok_or(BuildError::Proxy)?;
                let proxy = Matcher::builder().all(String::from(url)).build().intercept(origin);
                proxy.map(Some).ok_or(BuildError::Proxy)
            }
        }
    }
}

/// `tls`: for a proxy with `https`, which speaks HTTP/1.1.
fn route(proxy: Option<Intercept>, tls: &ClientConfig, user_agent: &HeaderValue, base_url: &BaseUrl) -> Route {
    let Some(proxy) = proxy else { return Route::Direct(tcp(GaiResolver::new(), &KEEP_ALIVE)) };
    let connector = HttpsConnector::from((tcp(GaiResolver::new(), &KEEP_ALIVE), tls.clone()));
    if !base_url.is_https() {
        return Route::Forward { proxy: proxy.uri().clone(), connector };
    }
    let headers = HeaderMap::from_iter([(USER_AGENT, user_agent.clone())]);
    let tunnel = Tunnel::new(proxy.uri().clone(), connector).with_headers(headers);
    Route::Tunnel(match proxy.basic_auth() {
        Some(authorization) => tunnel.with_auth(authorization.clone()),
        None => tunnel,
    })
}

fn sensitive(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

/// Sets every relevant option, because most defaults of hyper-util are "none".
fn tcp<R>(hosts: R, keep_alive: &KeepAlive) -> HttpConnector<R> {
    let mut tcp = HttpConnector::new_with_resolver(hosts);
    // `https` passes through here too.
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_keepalive(Some(keep_alive.tcp_interval));
    tcp.set_keepalive_interval(Some(keep_alive.tcp_interval));
    tcp.set_keepalive_retries(Some(keep_alive.tcp_probes));
    tcp.set_happy_eyeballs_timeout(Some(HAPPY_EYEBALLS));
    #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
    tcp.set_tcp_user_timeout(Some(TCP_USER_TIMEOUT));
    tcp
}

fn client(connector: Connector, keep_alive: &KeepAlive) -> Client<Connector, SentBody> {
    Client::builder(TokioExecutor::new())
        // Without timers, the limits below do nothing.
        .timer(TokioTimer::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(keep_alive.pool_idle)
        .http2_keep_alive_interval(keep_alive.ping_interval)
        .http2_keep_alive_timeout(keep_alive.ping_timeout)
        // Sends a request again if its connection turned out to be closed before a byte of it was written.
        .retry_canceled_requests(true)
        // Each request has the header already.
        .set_host(false)
        .build(connector)
}

// Other systems have other options of sockets, and other queues.
#[cfg(all(test, target_os = "linux"))]
mod tests;
