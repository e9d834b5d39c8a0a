//! Proxies: of the builder and of the environment, for `https` and for plain `http`.

use std::net::Ipv4Addr;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use memoram_runtime::{Client, ClientBuilder, ErrorKind, Outcome, RetryConfig, TimeoutConfig};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use crate::certificates::{self, Authority, authority};
use crate::{ANSWER, Peer, Ping, answer};

/// A proxy that keeps what it was sent before a tunnel.
struct Proxy {
    port: u16,
    heads: Arc<Mutex<Vec<String>>>,
}

/// What the proxy does.
#[derive(Clone)]
enum Act {
    /// Connects to this server, whatever the client asks for.
    Tunnel(Peer),
    /// Answers requests itself.
    Answer(&'static [u8]),
    /// Accepts the connection and never answers.
    Nothing,
}

impl Proxy {
    /// `tls`: for a proxy that is spoken to over `https`.
    async fn start(act: Act, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heads = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (act, tls, kept) = (act.clone(), tls.clone(), Arc::clone(&kept));
                tokio::spawn(async move {
                    match tls {
                        Some(tls) => serve(tls.accept(stream).await.unwrap(), act, &kept).await,
                        None => serve(stream, act, &kept).await,
                    }
                });
            }
        });
        Proxy { port, heads }
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

async fn serve(mut stream: impl AsyncRead + AsyncWrite + Unpin, act: Act, kept: &Mutex<Vec<String>>) {
    let mut head = Vec::new();
    while let Ok(byte) = stream.read_u8().await {
        head.push(byte);
        if !head.ends_with(b"\r\n\r\n") {
            continue;
        }
        kept.lock().unwrap().push(String::from_utf8(std::mem::take(&mut head)).unwrap().to_ascii_lowercase());
        match &act {
            Act::Tunnel(peer) => {
                let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
                let mut out = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
                tokio::spawn(answer(listener.accept().await.unwrap().0, peer.clone()));
                stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").await.unwrap();
                let _ = copy_bidirectional(&mut stream, &mut out).await;
                return;
            }
            Act::Answer(bytes) => stream.write_all(bytes).await.unwrap(),
            Act::Nothing => std::future::pending().await,
        }
    }
}

fn tls(authority: &Authority, name: &str) -> TlsAcceptor {
    TlsAcceptor::from(certificates::server(authority, name, 2100, &[]))
}

fn client(base_url: &str, trusted: &Authority) -> ClientBuilder {
    let once = RetryConfig::default().max_attempts(1);
    Client::builder().bearer("a.b.c").base_url(base_url).root_certificates_only([trusted.pem()]).retry(once)
}

/// `user:pa55word` as `Basic` has it.
const AUTHORIZATION: &str = "proxy-authorization: basic dxnlcjpwytu1d29yza==";

#[tokio::test]
async fn a_proxy_connects_to_a_server_with_https_and_sees_no_credentials() {
    let own = authority();
    for with_tls in [false, true] {
        let server = Act::Tunnel(Peer::Tls(tls(&own, "api.example")));
        let proxy = Proxy::start(server, with_tls.then(|| tls(&own, "localhost"))).await;
        let scheme = if with_tls { "https" } else { "http" };
        let url = format!("{scheme}://user:pa55word@localhost:{}", proxy.port);
        client("https://api.example", &own).proxy(url).build().unwrap().send(&Ping).await.unwrap();
        let [head] = &*proxy.heads() else { panic!("{:?}", proxy.heads()) };
        assert!(head.starts_with("connect api.example:443 http/1.1\r\n"), "{head}");
        assert!(head.contains(AUTHORIZATION), "{head}");
        assert!(head.contains("user-agent: memoram-runtime/") && !head.contains("a.b.c"), "{head}");
    }
}

#[tokio::test]
async fn a_proxy_is_sent_the_requests_for_a_server_with_plain_http() {
    let proxy = Proxy::start(Act::Answer(ANSWER), None).await;
    let url = format!("user:pa55word@127.0.0.1:{}", proxy.port);
    let client = client("http://petstore.example:81/v1", &authority()).allow_plain_http().proxy(url).build().unwrap();
    for _ in 0..2 {
        client.send(&Ping).await.unwrap();
    }
    let heads = proxy.heads();
    assert_eq!(heads.len(), 2);
    for head in heads {
        assert!(head.starts_with("post http://petstore.example:81/v1/ping http/1.1\r\n"), "{head}");
        assert!(head.contains("host: petstore.example:81\r\n") && head.contains(AUTHORIZATION), "{head}");
    }
}

#[tokio::test]
async fn a_loopback_host_is_reached_without_a_proxy() {
    let proxy = Proxy::start(Act::Answer(b"HTTP/1.1 500 \r\n\r\n"), None).await;
    let server = Proxy::start(Act::Answer(ANSWER), None).await;
    let base_url = format!("http://127.0.0.1:{}", server.port);
    let client = client(&base_url, &authority()).proxy(format!("http://127.0.0.1:{}", proxy.port)).build().unwrap();
    client.send(&Ping).await.unwrap();
    assert!(proxy.heads().is_empty() && server.heads()[0].starts_with("post /ping http/1.1\r\n"));
}

#[tokio::test]
async fn the_time_limit_of_a_connection_includes_its_proxy() {
    let proxy = Proxy::start(Act::Nothing, None).await;
    let timeouts = TimeoutConfig::default().connect(Duration::from_millis(50));
    let client = client("https://api.example", &authority()).proxy(format!("http://127.0.0.1:{}", proxy.port));
    let error = client.timeouts(timeouts).build().unwrap().send(&Ping).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Connect, Outcome::NotSent), "{error}");
    assert!(error.to_string().contains("no connection within the time limit"), "{error}");
}

/// The environment of this process cannot be set safely, so the client is in another one.
#[tokio::test(flavor = "multi_thread")]
async fn the_environment_names_a_proxy_for_https_and_the_hosts_without_it() {
    let proxy = Proxy::start(Act::Answer(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n"), None).await;
    let url = format!("http://user:pa55word@127.0.0.1:{}", proxy.port);
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "proxy::in_an_environment_with_proxies", "--ignored"]);
    for name in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"] {
        child.env(name, &url).env_remove(name.to_lowercase());
    }
    child.env("NO_PROXY", "other.example, 0.0.0.0").env_remove("no_proxy").env_remove("REQUEST_METHOD");
    let output = child.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
    let [head] = &*proxy.heads() else { panic!("{:?}", proxy.heads()) };
    assert!(head.starts_with("connect api.example:443 http/1.1\r\n") && head.contains(AUTHORIZATION), "{head}");
}

#[tokio::test]
#[ignore = "runs in a process that another test starts"]
async fn in_an_environment_with_proxies() {
    // Nothing listens at port 9 of this machine, and a name that is too long is asked of no server.
    let plain = format!("http://{}.example", "x".repeat(64));
    let clients = [
        client("https://api.example", &authority()),
        client("https://0.0.0.0:9", &authority()),
        client("https://[::]:9", &authority()).no_proxy(),
        client(&plain, &authority()).allow_plain_http(),
    ];
    for client in clients {
        let error = client.build().unwrap().send(&Ping).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Connect, Outcome::NotSent), "{error}");
    }
}
