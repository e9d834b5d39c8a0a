//! How connections to the server are made.
#![cfg_attr(not(any(feature = "reqwest", feature = "hyper")), expect(unused_variables, reason = "nothing connects"))]

#[cfg(feature = "hyper")]
mod hyper;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "hyper")]
mod tls;

use std::time::Duration;

use secrecy::zeroize::Zeroizing;

use super::BuildError;
use crate::send::BaseUrl;
use crate::transport::{HttpClient, Transport};

/// Settings of the connections, as a builder was given them.
pub(super) struct Connection {
    /// `None`: no library is there.
    pub(super) kind: Option<Transport>,
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

/// Limits that keep connections alive, and find those that are dead. The same for both libraries, whose own differ.
struct KeepAlive {
    /// How long an unused connection is kept. Common servers keep it longer, so the client seldom uses a connection that
    /// the server is about to close.
    pool_idle: Duration,
    /// The time between HTTP/2 pings, and the wait for their answer. They find a dead connection before the time limit of a
    /// request does.
    ping_interval: Duration,
    ping_timeout: Duration,
    /// The silence before the first probe of TCP, and the time between probes.
    tcp_interval: Duration,
    /// How many probes may stay without an answer.
    tcp_probes: u32,
}

const KEEP_ALIVE: KeepAlive = KeepAlive {
    pool_idle: Duration::from_secs(30),
    ping_interval: Duration::from_secs(20),
    ping_timeout: Duration::from_secs(10),
    tcp_interval: Duration::from_secs(15),
    tcp_probes: 3,
};

impl Default for Connection {
    fn default() -> Self {
        let user_agent = concat!("memoram-runtime/", env!("CARGO_PKG_VERSION")).to_owned();
        let (kind, proxy) = (Transport::DEFAULT, Proxy::Environment);
        Connection { kind, user_agent, proxy, roots: Vec::new(), only_these_roots: false, identity: None }
    }
}

impl Connection {
    /// `limit`: how long a connection may take to be made.
    pub(super) fn build(&self, base_url: &BaseUrl, limit: Duration) -> Result<Box<dyn HttpClient>, BuildError> {
        match self.kind {
            #[cfg(feature = "reqwest")]
            Some(Transport::Reqwest) => Ok(Box::new(self.reqwest(base_url, limit)?)),
            #[cfg(feature = "hyper")]
            Some(Transport::Hyper) => Ok(Box::new(self.hyper(base_url, limit)?)),
            _ => Err(BuildError::NoTransport),
        }
    }
}

#[cfg(any(feature = "reqwest", feature = "hyper"))]
impl Connection {
    /// The proxy that a base URL is reached through.
    fn proxy_for(&self, base_url: &BaseUrl) -> Result<&Proxy, BuildError> {
        match &self.proxy {
            _ if base_url.is_loopback() => Ok(&Proxy::None),
            // The proxy would see the credentials.
            Proxy::Environment if !base_url.is_https() => Ok(&Proxy::None),
            // The libraries take other schemes too, and fail when they connect.
            Proxy::Url(url) if !is_http(url) => Err(BuildError::Proxy),
            proxy => Ok(proxy),
        }
    }
}

/// Whether a proxy is spoken to over HTTP, which is also the default.
#[cfg(any(feature = "reqwest", feature = "hyper"))]
fn is_http(proxy: &str) -> bool {
    let scheme = proxy.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_none_or(|scheme| ["http", "https"].contains(&scheme.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_without_a_library_is_not_built() {
        let base_url = BaseUrl::parse("http://localhost", false).unwrap();
        let built = Connection { kind: None, ..Connection::default() }.build(&base_url, Duration::from_secs(5));
        assert_eq!(built.err(), Some(BuildError::NoTransport));
    }

    #[cfg(feature = "reqwest")]
    #[test]
    fn another_crate_that_turns_on_hyper_changes_no_transport() {
        assert_eq!(Connection::default().kind, Some(Transport::Reqwest));
    }
}
