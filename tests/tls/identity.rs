//! A server that asks for the client's certificate.

use std::sync::Arc;

use memoram_runtime::{BuildError, Client, ClientBuilder, ErrorKind, Outcome, RetryConfig};
use rcgen::{CertificateParams, KeyPair};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

use super::{ANSWER, Ping};
use crate::certificates::{Authority, authority};

/// A certificate for a name, and its key.
fn issued(authority: &Authority, name: &str) -> (CertificateDer<'static>, KeyPair) {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, authority).unwrap();
    (CertificateDer::from(certificate), key)
}

/// A certificate and its key in PEM.
fn pem(authority: &Authority) -> String {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec!["client".to_owned()]).unwrap().signed_by(&key, authority).unwrap();
    [certificate.pem(), key.serialize_pem()].concat()
}

/// Serves one connection of a client that the authority knows. The base URL, and the number of the client's certificates.
async fn serve(authority: &Authority) -> (String, JoinHandle<usize>) {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(authority.der().to_vec())).unwrap();
    let verifier = WebPkiClientVerifier::builder(Arc::new(roots)).build().unwrap();
    let (certificate, key) = issued(authority, "localhost");
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = ServerConfig::builder().with_client_cert_verifier(verifier).with_single_cert(vec![certificate], key);
    let acceptor = TlsAcceptor::from(Arc::new(config.unwrap()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let task = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let Ok(mut stream) = acceptor.accept(stream).await else { return 0 };
        let count = stream.get_ref().1.peer_certificates().map_or(0, <[_]>::len);
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.write_all(ANSWER).await;
        let _ = stream.shutdown().await;
        count
    });
    (base_url, task)
}

fn client(authority: &Authority, base_url: &str) -> ClientBuilder {
    let retry = RetryConfig::default().max_attempts(1);
    Client::builder().bearer("a.b.c").base_url(base_url).root_certificates_only([authority.pem()]).retry(retry)
}

#[tokio::test]
async fn a_client_shows_its_certificate() {
    let own = authority();
    let (base_url, server) = serve(&own).await;
    client(&own, &base_url).identity(pem(&own)).build().unwrap().send(&Ping).await.unwrap();
    assert_eq!(server.await.unwrap(), 1);
}

#[tokio::test]
async fn a_client_without_the_certificate_is_refused() {
    let own = authority();
    for builder in [|builder: ClientBuilder, _: String| builder, |builder: ClientBuilder, pem| builder.identity(pem)] {
        let (base_url, server) = serve(&own).await;
        let error = builder(client(&own, &base_url), pem(&authority())).build().unwrap().send(&Ping).await.unwrap_err();
        // The server says so after its part of the handshake (RFC 8446 §4.4.2.4).
        assert!(matches!(error.kind(), ErrorKind::Tls | ErrorKind::Transport), "{error}");
        assert_ne!(error.outcome(), Outcome::Completed);
        assert_eq!(server.await.unwrap(), 0);
    }
}

#[test]
fn an_identity_that_is_none_is_refused() {
    let own = authority();
    let only_the_key = KeyPair::generate().unwrap().serialize_pem();
    for pem in [String::new(), "canary".to_owned(), own.pem(), only_the_key] {
        let builder = client(&own, "https://localhost:1").identity(pem);
        assert!(!format!("{builder:?}").contains("canary"));
        assert_eq!(builder.build().unwrap_err(), BuildError::Identity);
    }
}
