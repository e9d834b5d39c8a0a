//! Six clients for the same call: `POST /access-requests` with a bearer token and a JSON body with two properties. The
//! answer has eight.

use std::error::Error;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::SendRequest;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue};
use hyper::{Method, Request};
use hyper_util::client::legacy::Client as Legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use memoram_runtime::model::AccessRequest;
use memoram_runtime::{Client, Transport, memoram_endpoint};
use serde::Serialize;
use tokio::net::TcpStream;

const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
const MEMORY_KEY: &str = "user_provided_mem_key";
const REASON: &str = "DemoBot would like access";
const JSON: HeaderValue = HeaderValue::from_static("application/json");

pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// The request of the other clients.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    memory_key: &'a str,
    reason: &'a str,
}

const BODY: Body<'static> = Body { memory_key: MEMORY_KEY, reason: REASON };

/// The request of memoram-runtime.
#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest<'a> {
    memory_key: &'a str,
    reason: &'a str,
}

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

/// hyper-util's client.
type Pooled = Legacy<HttpConnector, Full<Bytes>>;

/// Created once, and shared by all calls.
#[derive(Clone)]
pub(crate) enum Shared {
    Hyper(u16),
    Pooled { client: Box<Pooled>, base: String },
    Thin { client: reqwest::Client, url: reqwest::Url, token: HeaderValue },
    HandWritten { client: reqwest::Client, base: String, token: String },
    Ours(Client),
}

impl Shared {
    pub(crate) fn new(kind: Kind, port: u16) -> Result<Self, Failure> {
        let base = format!("http://127.0.0.1:{port}/api/v1");
        Self::at(kind, port, base)
    }

    pub(crate) fn at(kind: Kind, port: u16, base: String) -> Result<Self, Failure> {
        Ok(match kind {
            Kind::Hyper => Shared::Hyper(port),
            Kind::Pooled => Shared::Pooled { client: Box::new(pooled()), base },
            Kind::Thin => {
                let mut token = HeaderValue::try_from(format!("Bearer {TOKEN}"))?;
                token.set_sensitive(true);
                Shared::Thin { client: reqwest()?, url: format!("{base}/access-requests").parse()?, token }
            }
            Kind::HandWritten => Shared::HandWritten { client: reqwest()?, base, token: TOKEN.to_owned() },
            // An API key, because it needs more work than a bearer token: it is exchanged for a token, which is cached.
            Kind::Ours => Shared::Ours(Client::builder().api_key("mem_1").base_url(base).build()?),
            Kind::OursOverHyper => {
                let client = Client::builder().api_key("mem_1").base_url(base).transport(Transport::Hyper);
                Shared::Ours(client.build()?)
            }
        })
    }

    /// A caller that makes sequential calls.
    pub(crate) async fn caller(&self) -> Result<Caller, Failure> {
        Ok(match self.clone() {
            Shared::Hyper(port) => Caller::Hyper(connect(port).await?, format!("127.0.0.1:{port}")),
            shared => Caller::Shared(shared),
        })
    }
}

/// The default configuration, without a proxy for loopback.
fn reqwest() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder().no_proxy().tls_certs_only([]).build()
}

/// The default configuration.
fn pooled() -> Pooled {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    Legacy::builder(TokioExecutor::new()).build(connector)
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
            Caller::Hyper(sender, host) => hyper_call(sender, host).await,
            Caller::Shared(Shared::Pooled { client, base }) => pooled_call(client, base).await,
            Caller::Shared(Shared::Thin { client, url, token }) => thin(client, url, token).await,
            Caller::Shared(Shared::HandWritten { client, base, token }) => hand_written(client, base, token).await,
            Caller::Shared(Shared::Ours(client)) => ours(client).await,
            Caller::Shared(Shared::Hyper(_)) => Err("hyper has a connection for each caller".into()),
        }
    }
}

async fn hyper_call(sender: &mut SendRequest<Full<Bytes>>, host: &str) -> Result<AccessRequest, Failure> {
    let request = Request::builder()
        .method(Method::POST)
        .uri("/api/v1/access-requests")
        .header(HOST, host)
        .header(AUTHORIZATION, format!("Bearer {TOKEN}"))
        .header(ACCEPT, JSON)
        .header(CONTENT_TYPE, JSON)
        .body(Full::new(Bytes::from(serde_json::to_vec(&BODY)?)))?;
    sender.ready().await?;
    let response = sender.send_request(request).await?;
    if !response.status().is_success() {
        return Err(response.status().to_string().into());
    }
    Ok(serde_json::from_slice(&response.into_body().collect().await?.to_bytes())?)
}

async fn pooled_call(client: &Pooled, base: &str) -> Result<AccessRequest, Failure> {
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("{base}/access-requests"))
        .header(AUTHORIZATION, format!("Bearer {TOKEN}"))
        .header(ACCEPT, JSON)
        .header(CONTENT_TYPE, JSON)
        .body(Full::new(Bytes::from(serde_json::to_vec(&BODY)?)))?;
    let response = client.request(request).await?;
    if !response.status().is_success() {
        return Err(response.status().to_string().into());
    }
    Ok(serde_json::from_slice(&response.into_body().collect().await?.to_bytes())?)
}

async fn thin(client: &reqwest::Client, url: &reqwest::Url, token: &HeaderValue) -> Result<AccessRequest, Failure> {
    let mut request = reqwest::Request::new(Method::POST, url.clone());
    request.headers_mut().insert(AUTHORIZATION, token.clone());
    request.headers_mut().insert(CONTENT_TYPE, JSON);
    *request.body_mut() = Some(serde_json::to_vec(&BODY)?.into());
    let response = client.execute(request).await?;
    if !response.status().is_success() {
        return Err(response.status().to_string().into());
    }
    Ok(serde_json::from_slice(&response.bytes().await?)?)
}

async fn hand_written(client: &reqwest::Client, base: &str, token: &str) -> Result<AccessRequest, Failure> {
    let response = client.post(format!("{base}/access-requests")).bearer_auth(token).json(&BODY).send().await?;
    Ok(response.error_for_status()?.json().await?)
}

async fn ours(client: &Client) -> Result<AccessRequest, Failure> {
    Ok(CreateAccessRequest { memory_key: MEMORY_KEY, reason: REASON }.send(client).await?)
}
