//! Six clients for the same call: `POST /access-requests` with a bearer token and a JSON body with two properties. The
//! answer has eight.

mod calls;

use std::error::Error;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::client::conn::http1::SendRequest;
use hyper::header::HeaderValue;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use memoram_runtime::model::AccessRequest;
use memoram_runtime::{Client, Transport};
use tokio::net::TcpStream;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";

pub(crate) type Failure = Box<dyn Error + Send + Sync>;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// hyper on an open connection: the lower bound.
    Hyper,
    /// hyper-util's client, which shares connections, in idiomatic code.
    Pooled,
    /// reqwest with as little work as possible: the URL is parsed and the token is formatted in advance, and no builder is used.
    Thin,
    /// reqwest and serde in idiomatic code.
    HandWritten,
    /// memoram-runtime with its default configuration.
    Ours,
    /// The same, over hyper-util's client.
    OursOverHyper,
}

impl Kind {
    pub(crate) const ALL: [Kind; 6] =
        [Kind::Hyper, Kind::Pooled, Kind::Thin, Kind::HandWritten, Kind::Ours, Kind::OursOverHyper];

    /// The clients that take whole URLs, and the version of HTTP that the server offers.
    pub(crate) const OF_URLS: [Kind; 4] = [Kind::Pooled, Kind::HandWritten, Kind::Ours, Kind::OursOverHyper];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Hyper => "raw hyper",
            Kind::Pooled => "pooled hyper",
            Kind::Thin => "thinnest reqwest",
            Kind::HandWritten => "hand-written reqwest",
            Kind::Ours => "memoram-runtime",
            Kind::OursOverHyper => "memoram-runtime, hyper",
        }
    }
}

/// The server of the calls.
#[derive(Clone)]
pub(crate) struct Target {
    port: u16,
    base: String,
    /// Of a server that speaks HTTP/2 over TLS.
    certificate: Option<String>,
}

impl Target {
    pub(crate) fn plain(port: u16, path: &str) -> Self {
        Target { port, base: format!("http://127.0.0.1:{port}{path}"), certificate: None }
    }

    pub(crate) fn http2(port: u16, path: &str, certificate: String) -> Self {
        Target { port, base: format!("https://localhost:{port}{path}"), certificate: Some(certificate) }
    }
}

/// hyper-util's client.
type Pooled<C> = Box<legacy::Client<C, Full<Bytes>>>;

/// Created once, and shared by all calls.
#[derive(Clone)]
pub(crate) enum Shared {
    Hyper(u16),
    Pooled { client: Pooled<HttpConnector>, base: String },
    PooledTls { client: Pooled<HttpsConnector<HttpConnector>>, base: String },
    Thin { client: reqwest::Client, url: reqwest::Url, token: HeaderValue },
    HandWritten { client: reqwest::Client, base: String, token: String },
    Ours(Client),
}

impl Shared {
    pub(crate) fn new(kind: Kind, target: &Target) -> Result<Self, Failure> {
        let base = target.base.clone();
        Ok(match (kind, &target.certificate) {
            (Kind::Hyper, _) => Shared::Hyper(target.port),
            (Kind::Pooled, None) => Shared::Pooled { client: Box::new(pooled()), base },
            (Kind::Pooled, Some(pem)) => Shared::PooledTls { client: Box::new(pooled_tls(pem)?), base },
            (Kind::Thin, _) => {
                let mut token = HeaderValue::try_from(format!("Bearer {TOKEN}"))?;
                token.set_sensitive(true);
                Shared::Thin { client: reqwest(target)?, url: format!("{base}/access-requests").parse()?, token }
            }
            (Kind::HandWritten, _) => Shared::HandWritten { client: reqwest(target)?, base, token: TOKEN.to_owned() },
            (Kind::Ours, _) => Shared::Ours(ours(target, Transport::Reqwest)?),
            (Kind::OursOverHyper, _) => Shared::Ours(ours(target, Transport::Hyper)?),
        })
    }

    /// A caller that makes sequential calls.
    pub(crate) async fn caller(&self) -> Result<Caller, Failure> {
        Ok(match self.clone() {
            Shared::Hyper(port) => Caller::Hyper(connect(port).await?, format!("127.0.0.1:{port}")),
            shared => Caller::Shared(shared),
        })
    }

    /// Makes one call with an answer of 16 MiB. Returns its bytes.
    pub(crate) async fn large(&self) -> Result<usize, Failure> {
        match self {
            Shared::Pooled { client, base } => calls::pooled_large(client, base).await,
            Shared::PooledTls { client, base } => calls::pooled_large(client, base).await,
            Shared::HandWritten { client, base, token } => calls::hand_written_large(client, base, token).await,
            Shared::Ours(client) => calls::ours_large(client).await,
            Shared::Hyper(_) | Shared::Thin { .. } => Err("this client only makes small calls".into()),
        }
    }
}

/// The default configuration, without a proxy for loopback.
fn reqwest(target: &Target) -> Result<reqwest::Client, Failure> {
    let certificates = match &target.certificate {
        Some(pem) => vec![reqwest::Certificate::from_pem(pem.as_bytes())?],
        None => Vec::new(),
    };
    Ok(reqwest::Client::builder().no_proxy().tls_certs_only(certificates).build()?)
}

/// The default configuration. With an API key, because it needs more work than a bearer token: it is exchanged for a token,
/// which is cached.
fn ours(target: &Target, transport: Transport) -> Result<Client, Failure> {
    let mut client = Client::builder().api_key("mem_1").base_url(&target.base).transport(transport);
    if let Some(pem) = &target.certificate {
        client = client.root_certificates_only([pem.as_bytes()]);
    }
    Ok(client.build()?)
}

/// The default configuration.
fn pooled() -> legacy::Client<HttpConnector, Full<Bytes>> {
    legacy::Client::builder(TokioExecutor::new()).build(connector())
}

fn pooled_tls(pem: &str) -> Result<legacy::Client<HttpsConnector<HttpConnector>, Full<Bytes>>, Failure> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(pem.as_bytes())?)?;
    let tls = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let mut tcp = connector();
    tcp.enforce_http(false);
    let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_only().enable_http2().wrap_connector(tcp);
    Ok(legacy::Client::builder(TokioExecutor::new()).build(connector))
}

fn connector() -> HttpConnector {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    connector
}

async fn connect(port: u16) -> Result<SendRequest<Full<Bytes>>, Failure> {
    let socket = TcpStream::connect(("127.0.0.1", port)).await?;
    socket.set_nodelay(true)?;
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(socket)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

pub(crate) enum Caller {
    Hyper(SendRequest<Full<Bytes>>, String),
    Shared(Shared),
}

impl Caller {
    pub(crate) async fn call(&mut self) -> Result<AccessRequest, Failure> {
        match self {
            Caller::Hyper(sender, host) => calls::hyper(sender, host).await,
            Caller::Shared(Shared::Pooled { client, base }) => calls::pooled(client, base).await,
            Caller::Shared(Shared::PooledTls { client, base }) => calls::pooled(client, base).await,
            Caller::Shared(Shared::Thin { client, url, token }) => calls::thin(client, url, token).await,
            Caller::Shared(Shared::HandWritten { client, base, token }) => {
                calls::hand_written(client, base, token).await
            }
            Caller::Shared(Shared::Ours(client)) => calls::ours(client).await,
            Caller::Shared(Shared::Hyper(_)) => Err("hyper has a connection for each caller".into()),
        }
    }
}
