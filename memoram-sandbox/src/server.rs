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
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime;
use tokio::sync::oneshot;

use crate::fault::Dropped;

/// How long to wait after a failed `accept`, which means that the process has no sockets left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// A running server. It has its own thread and runtime, so it answers even if the caller blocks, has paused tokio's
/// clock, or does not use tokio.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) async fn start(port: u16, router: Router) -> io::Result<Self> {
        let (started, starting) = oneshot::channel();
        let (stop, stopped) = oneshot::channel();
        let thread =
            thread::Builder::new().name("memoram-sandbox".into()).spawn(move || run(port, router, started, stopped))?;
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
    router: Router,
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
                tokio::spawn(accept(listener, router));
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

async fn accept(listener: TcpListener, router: Router) {
    let service = TowerToHyperService::new(router);
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(serve(stream, service.clone()))),
            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
}

async fn serve(stream: TcpStream, router: TowerToHyperService<Router>) {
    // Nagle's algorithm would delay a small answer until the client acknowledges the one before.
    let _slower = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let answer = router.call(request);
        async move { answer.await.map_or_else(|never| match never {}, unless_dropped) }
    });
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    // An error means that the client left, or that a fault closed the connection.
    let _ended = connection.await;
}

/// If the service returns an error, hyper closes the connection without an answer.
fn unless_dropped(response: Response) -> Result<Response, io::Error> {
    match response.extensions().get::<Dropped>() {
        Some(Dropped) => Err(io::Error::other("dropped by a fault")),
        None => Ok(response),
    }
}
