//! The server's thread and its connections.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime;
use tokio::sync::oneshot;

use crate::fault::Dropped;

/// How long to wait after a failed `accept`, which means that the process has no sockets left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// How long a client may take to send the headers of a request. It also ends connections that are kept open without one.
pub(crate) const HEADER_LIMIT: Duration = Duration::from_secs(30);

/// A running server. It has its own thread and runtime, so it answers even if the caller blocks, has paused tokio's
/// clock, or does not use tokio.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) async fn start(port: u16, header_limit: Duration, router: Router) -> io::Result<Self> {
        let (started, starting) = oneshot::channel();
        let (stop, stopped) = oneshot::channel();
        let service = TowerToHyperService::new(router);
        let connections = Connections { header_limit, service };
        let thread = thread::Builder::new()
            .name("memoram-sandbox".into())
            .spawn(move || run(port, connections, started, stopped))?;
        let address = starting.await.map_err(io::Error::other)??;
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // The port is free again when the thread has ended, even if by a panic.
            let _panicked = thread.join();
        }
    }
}

fn run(
    port: u16,
    connections: Connections,
    started: oneshot::Sender<io::Result<SocketAddr>>,
    stopped: oneshot::Receiver<Infallible>,
) {
    let runtime = match runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return drop(started.send(Err(error))),
    };
    runtime.block_on(async {
        match listen(port).await {
            Ok((listener, address)) => {
                tokio::spawn(connections.accept(listener));
                drop(started.send(Ok(address)));
                let _gone = stopped.await;
            }
            Err(error) => drop(started.send(Err(error))),
        }
    });
}

async fn listen(port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// What each connection is served with.
#[derive(Clone)]
struct Connections {
    header_limit: Duration,
    service: TowerToHyperService<Router>,
}

impl Connections {
    async fn accept(self, listener: TcpListener) {
        loop {
            match listener.accept().await {
                Ok((stream, _)) => drop(tokio::spawn(self.clone().serve(stream))),
                Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
            }
        }
    }

    async fn serve(self, stream: TcpStream) {
        // Nagle's algorithm would delay a small answer until the client acknowledges the one before.
        let _slower = stream.set_nodelay(true);
        let service = self.service;
        let service = service_fn(move |request| {
            let answer = service.call(request);
            async move { answer.await.map_or_else(|never| match never {}, unless_dropped) }
        });
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(self.header_limit);
        // An error means that the client left or was too slow, or that a fault closed the connection.
        let _ended = http.serve_connection(TokioIo::new(stream), service).await;
    }
}

/// If the service returns an error, hyper closes the connection without an answer.
fn unless_dropped(response: Response) -> Result<Response, io::Error> {
    match response.extensions().get::<Dropped>() {
        Some(Dropped) => Err(io::Error::other("dropped by a fault")),
        None => Ok(response),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{ErrorKind, Read, Write};
    use std::net::TcpStream;

    use super::{Duration, Router, Server};

    #[tokio::test]
    async fn slow_headers_end_the_connection() {
        let server = Server::start(0, Duration::from_millis(1), Router::new()).await.unwrap();
        for sent in ["", "GET / HTTP/1.1\r\nhost: x\r\n"] {
            let mut stream = TcpStream::connect(server.address).unwrap();
            // So that the test fails, rather than hangs, if the server waits for more.
            stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
            let _closed_already = stream.write_all(sent.as_bytes());
            match stream.read(&mut [0]) {
                Ok(bytes) => assert_eq!(bytes, 0),
                Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset),
            }
        }
    }
}
