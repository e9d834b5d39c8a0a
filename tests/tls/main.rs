//! Faults of TLS, and of HTTP/2 above it: a connection without trust is an error of its own, nothing is sent, and it is not tried again.

mod certificates;
mod frames;
mod http2;

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use memoram_runtime::{Client, Error, ErrorKind, Outcome, memoram_endpoint};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use certificates::{Authority, authority};

#[memoram_endpoint(GET, "/ping", spec = none)]
struct Ping;

fn acceptor(authority: &Authority, name: &str, until: i32) -> TlsAcceptor {
    TlsAcceptor::from(certificates::server(authority, name, until, &[]))
}

/// What a client that trusts `trusted` gets from a server, and how many connections it made. Without an acceptor the
/// server speaks plain text.
async fn call(trusted: &Authority, acceptor: Option<TlsAcceptor>) -> (Result<(), Error>, usize) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    let server = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(answer(stream, acceptor.clone()));
        }
    });
    let url = format!("https://localhost:{port}");
    let client = Client::builder().bearer("a.b.c").base_url(url).root_certificates_only([trusted.pem()]);
    let result = client.build().unwrap().send(&Ping).await;
    server.abort();
    (result, connections.load(Ordering::SeqCst))
}

async fn answer(mut stream: TcpStream, acceptor: Option<TlsAcceptor>) {
    let answer = b"HTTP/1.1 204 No Content\r\n\r\n";
    match acceptor {
        Some(acceptor) => {
            let Ok(mut stream) = acceptor.accept(stream).await else { return };
            let _ = stream.read(&mut [0; 4096]).await;
            stream.write_all(answer).await.unwrap();
            stream.shutdown().await.unwrap();
        }
        None => {
            let _ = stream.read(&mut [0; 4096]).await;
            stream.write_all(answer).await.unwrap();
        }
    }
}

async fn assert_no_trust(trusted: &Authority, acceptor: Option<TlsAcceptor>) {
    let (result, connections) = call(trusted, acceptor).await;
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), connections), (ErrorKind::Tls, Outcome::NotSent, 1), "{error}");
}

#[tokio::test]
async fn a_root_of_ones_own_is_trusted() {
    let own = authority();
    let (result, connections) = call(&own, Some(acceptor(&own, "localhost", 2100))).await;
    result.unwrap();
    assert_eq!(connections, 1);
}

#[tokio::test]
async fn an_unknown_authority_is_not_trusted() {
    assert_no_trust(&authority(), Some(acceptor(&authority(), "localhost", 2100))).await;
}

#[tokio::test]
async fn a_certificate_of_another_host_is_not_trusted() {
    let own = authority();
    assert_no_trust(&own, Some(acceptor(&own, "example.com", 2100))).await;
}

#[tokio::test]
async fn an_expired_certificate_is_not_trusted() {
    let own = authority();
    assert_no_trust(&own, Some(acceptor(&own, "localhost", 2021))).await;
}

#[tokio::test]
async fn a_peer_without_tls_is_not_trusted() {
    assert_no_trust(&authority(), None).await;
}
