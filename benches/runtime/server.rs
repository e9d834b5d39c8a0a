//! The server of all benchmarks: another process, which answers with constant bytes.

use std::convert::Infallible;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode, header};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::clients::{Failure, Target};

const ACCESS_REQUEST: &str = r#"{"id":"cm8r8ny2i001mm24853tqfd62","status":"pending","reason":"DemoBot would like access","memoryKey":"user_provided_mem_key","user_id":"4f2b0a9e-7a43-4a8e-9d5c-0c1f7b1f2f10","aiConnectorId":"cm8r8ny2i001mm24853tqfd63","createdAt":"2026-03-26T15:04:05.000Z","updatedAt":"2026-03-26T15:04:05.000Z"}"#;
const TOKEN: &str = r#"{"token":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl","token_type":"Bearer"}"#;

/// The server process. Dropping this stops it.
pub(crate) struct Server {
    process: Child,
    pub(crate) port: u16,
    tls_port: u16,
    /// Of `localhost`, in PEM.
    certificate: String,
}

/// The environment variables of the other processes.
const CERTIFICATE: &str = "MEMORAM_BENCH_CERTIFICATE";
const KEY: &str = "MEMORAM_BENCH_KEY";

impl Server {
    pub(crate) fn start() -> Result<Self, Box<dyn Error>> {
        let signed = rcgen::generate_simple_self_signed(["localhost".to_owned()])?;
        let (certificate, key) = (signed.cert.pem(), signed.signing_key.serialize_pem());
        let mut command = on_core(0)?;
        command.arg("--server").env(CERTIFICATE, &certificate).env(KEY, key);
        let mut process = command.stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let (port, tls_port) = line.trim().split_once(' ').ok_or("no port for TLS")?;
        let (port, tls_port) = (port.parse()?, tls_port.parse()?);
        Ok(Server { process, port, tls_port, certificate })
    }

    /// Runs this program on the other core, with `argument` and what [`targets`] reads.
    pub(crate) fn run(&self, argument: &str) -> Result<(), Box<dyn Error>> {
        let ports = [self.port, self.tls_port].map(|port| port.to_string());
        match on_core(1)?.arg(argument).args(ports).env(CERTIFICATE, &self.certificate).status()? {
            status if status.success() => Ok(()),
            status => Err(format!("the clients: {status}").into()),
        }
    }
}

/// The server over HTTP/1.1, and over HTTP/2.
pub(crate) fn targets(port: &str, tls_port: &str) -> Result<(Target, Target), Box<dyn Error>> {
    let http2 = Target::http2(tls_port.parse()?, "/api/v1", std::env::var(CERTIFICATE)?);
    Ok((Target::plain(port.parse()?, "/api/v1"), http2))
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Runs this program on one core. Times depend a lot on whether two processes share a core.
pub(crate) fn on_core(core: u8) -> std::io::Result<Command> {
    let mut command = Command::new("taskset");
    command.args(["-c", &core.to_string()]).arg(std::env::current_exe()?);
    Ok(command)
}

/// Prints the ports, and serves until the process is killed.
pub(crate) async fn serve() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let tls_listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{} {}", listener.local_addr()?.port(), tls_listener.local_addr()?.port());
    let acceptor = TlsAcceptor::from(Arc::new(tls()?));
    tokio::spawn(async move {
        while let Ok((socket, _)) = tls_listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                socket.set_nodelay(true)?;
                let socket = TokioIo::new(acceptor.accept(socket).await?);
                http2::Builder::new(TokioExecutor::new()).serve_connection(socket, service_fn(answer)).await?;
                Ok::<_, Failure>(())
            });
        }
    });
    loop {
        let (socket, _) = listener.accept().await?;
        socket.set_nodelay(true)?;
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(socket), service_fn(answer)));
    }
}

fn tls() -> Result<ServerConfig, Box<dyn Error>> {
    let certificate = CertificateDer::from_pem_slice(std::env::var(CERTIFICATE)?.as_bytes())?;
    let key = PrivateKeyDer::from_pem_slice(std::env::var(KEY)?.as_bytes())?;
    let mut config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key)?;
    config.alpn_protocols = vec![b"h2".to_vec()];
    Ok(config)
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    static LARGE: [u8; 16 * 1024 * 1024] = [b' '; 16 * 1024 * 1024];
    let (status, body) = match request.uri().path() {
        "/api/v1/auth/token" | "/held/auth/token" => (StatusCode::OK, TOKEN.as_bytes()),
        "/api/v1/access-requests" => (StatusCode::CREATED, ACCESS_REQUEST.as_bytes()),
        "/api/v1/large" => (StatusCode::OK, LARGE.as_slice()),
        // Delays the answer until all calls are in progress.
        "/held/access-requests" => {
            tokio::time::sleep(Duration::from_secs(4)).await;
            (StatusCode::CREATED, ACCESS_REQUEST.as_bytes())
        }
        _ => (StatusCode::NOT_FOUND, b"{}".as_slice()),
    };
    // hyper only keeps the connection alive if the request has been read.
    let _ = request.into_body().collect().await;
    let mut response = Response::new(Full::new(Bytes::from_static(body)));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
    Ok(response)
}
