//! Faults of TLS and HTTP/2. If the client does not trust the server, the error has its own kind, nothing is sent, and the
//! call is not retried.

#[path = "../support/certificates.rs"]
mod certificates;
#[path = "../support/frames.rs"]
mod frames;
mod http2;
mod identity;
mod proxy;

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use memoram_runtime::{BuildError, Client, Error, ErrorKind, Outcome, RetryConfig, TimeoutConfig, memoram_endpoint};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use certificates::{Authority, authority};

#[memoram_endpoint(POST, "/ping", spec = none)]
struct Ping;

fn server(authority: &Authority, name: &str, until: i32) -> Peer {
    Peer::Tls(TlsAcceptor::from(certificates::server(authority, name, until, &[])))
}

/// How the server behaves.
#[derive(Clone)]
enum Peer {
    Tls(TlsAcceptor),
    /// Reads some bytes, and answers with these.
    Raw(&'static [u8]),
    /// Accepts the connection and never answers.
    Silent,
}

const ANSWER: &[u8] = b"HTTP/1.1 204 No Content\r\n\r\n";
/// A fatal alert, protocol_version (RFC 8446 §6).
const TOO_NEW: &[u8] = &[21, 3, 2, 0, 2, 2, 70];

/// Starts a server. Returns its URL, the number of connections so far, and its task.
async fn serve(peer: Peer) -> (String, Arc<AtomicUsize>, JoinHandle<()>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    let server = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(answer(stream, peer.clone()));
        }
    });
    (format!("https://localhost:{port}"), connections, server)
}

/// Calls a server with a client that only trusts `trusted`. Returns the result and the number of connections.
async fn call(trusted: &Authority, peer: Peer, timeouts: TimeoutConfig) -> (Result<(), Error>, usize) {
    let (url, connections, server) = serve(peer).await;
    let client = Client::builder().bearer("a.b.c").base_url(url).root_certificates_only([trusted.pem()]);
    let retry = RetryConfig::default().initial_backoff(Duration::ZERO);
    let result = client.timeouts(timeouts).retry(retry).build().unwrap().send(&Ping).await;
    server.abort();
    (result, connections.load(Ordering::SeqCst))
}

async fn answer(mut stream: TcpStream, peer: Peer) {
    match peer {
        Peer::Tls(acceptor) => {
            let Ok(mut stream) = acceptor.accept(stream).await else { return };
            let _ = stream.read(&mut [0; 4096]).await;
            stream.write_all(ANSWER).await.unwrap();
            stream.shutdown().await.unwrap();
        }
        Peer::Raw(bytes) => {
            let _ = stream.read(&mut [0; 4096]).await;
            stream.write_all(bytes).await.unwrap();
        }
        Peer::Silent => std::future::pending().await,
    }
}

async fn assert_no_trust(trusted: &Authority, peer: Peer) {
    let (result, connections) = call(trusted, peer, TimeoutConfig::default()).await;
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), connections), (ErrorKind::Tls, Outcome::NotSent, 1), "{error}");
}

#[tokio::test]
async fn a_custom_root_certificate_is_trusted() {
    let own = authority();
    let (result, connections) = call(&own, server(&own, "localhost", 2100), TimeoutConfig::default()).await;
    result.unwrap();
    assert_eq!(connections, 1);
}

#[tokio::test]
async fn a_root_certificate_is_added_to_those_of_the_system() {
    let own = authority();
    let address = serve(server(&own, "localhost", 2100)).await.0;
    let client = Client::builder().bearer("a.b.c").base_url(address).root_certificate(own.pem());
    match client.build() {
        Ok(client) => client.send(&Ping).await.unwrap(),
        Err(error) => assert_eq!(error, BuildError::Tls, "this machine has no certificates"),
    }
}

#[tokio::test]
async fn an_unknown_authority_is_not_trusted() {
    assert_no_trust(&authority(), server(&authority(), "localhost", 2100)).await;
}

#[tokio::test]
async fn a_certificate_of_another_host_is_not_trusted() {
    let own = authority();
    assert_no_trust(&own, server(&own, "example.com", 2100)).await;
}

#[tokio::test]
async fn an_expired_certificate_is_not_trusted() {
    let own = authority();
    assert_no_trust(&own, server(&own, "localhost", 2021)).await;
}

#[tokio::test]
async fn a_server_without_tls_is_not_trusted() {
    assert_no_trust(&authority(), Peer::Raw(ANSWER)).await;
}

#[tokio::test]
async fn a_server_with_only_outdated_tls_is_not_trusted() {
    assert_no_trust(&authority(), Peer::Raw(TOO_NEW)).await;
}

#[tokio::test]
async fn a_connect_timeout_is_retried_and_nothing_is_sent() {
    let timeouts = TimeoutConfig::default().connect(Duration::from_millis(50));
    let (result, connections) = call(&authority(), Peer::Silent, timeouts).await;
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), connections), (ErrorKind::Connect, Outcome::NotSent, 3), "{error}");
}
