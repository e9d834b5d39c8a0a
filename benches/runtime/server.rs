//! The server of all benchmarks: another process, which answers with constant bytes.

use std::convert::Infallible;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

const ACCESS_REQUEST: &str = r#"{"id":"cm8r8ny2i001mm24853tqfd62","status":"pending","reason":"DemoBot would like access","memoryKey":"user_provided_mem_key","user_id":"4f2b0a9e-7a43-4a8e-9d5c-0c1f7b1f2f10","aiConnectorId":"cm8r8ny2i001mm24853tqfd63","createdAt":"2026-03-26T15:04:05.000Z","updatedAt":"2026-03-26T15:04:05.000Z"}"#;
const TOKEN: &str = r#"{"token":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl","token_type":"Bearer"}"#;

/// The server process. Dropping this stops it.
pub(crate) struct Server {
    process: Child,
    pub(crate) port: u16,
}

impl Server {
    pub(crate) fn start() -> Result<Self, Box<dyn Error>> {
        let mut process = on_core(0)?.arg("--server").stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        Ok(Server { process, port: line.trim().parse()? })
    }
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

/// Prints the port, and serves until the process is killed.
pub(crate) async fn serve() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("{}", listener.local_addr()?.port());
    loop {
        let (socket, _) = listener.accept().await?;
        socket.set_nodelay(true)?;
        let connection =
            hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(socket), service_fn(answer));
        tokio::spawn(connection);
    }
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (status, body) = match request.uri().path() {
        "/api/v1/auth/token" | "/held/auth/token" => (StatusCode::OK, TOKEN),
        "/api/v1/access-requests" => (StatusCode::CREATED, ACCESS_REQUEST),
        // Delays the answer until all calls are in progress.
        "/held/access-requests" => {
            tokio::time::sleep(Duration::from_secs(4)).await;
            (StatusCode::CREATED, ACCESS_REQUEST)
        }
        _ => (StatusCode::NOT_FOUND, "{}"),
    };
    // hyper only keeps the connection alive if the request has been read.
    let _ = request.into_body().collect().await;
    let mut response = Response::new(Full::new(Bytes::from_static(body.as_bytes())));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
    Ok(response)
}
