//! An HTTP/1.1 server whose answers are scripted byte by byte. It counts connections and requests.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the server does with a request.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    /// Answers, and keeps the connection open.
    Answer(&'static str),
    /// Writes these bytes, and closes the connection.
    Close(&'static str),
    /// Writes these bytes, and resets the connection.
    Reset(&'static str),
    /// Writes these bytes, and then nothing, until the client disconnects.
    Stall(&'static str),
    /// Writes these bytes, and then chunks until the client disconnects.
    Endless(&'static str),
}

/// Stops when it is dropped.
pub(crate) struct FaultServer {
    base_url: String,
    counts: Arc<Counts>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    requests: AtomicUsize,
}

impl FaultServer {
    /// `script` returns what to do with the request of the given number, starting at 1.
    pub(crate) async fn start(script: impl Fn(usize) -> Act + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let (counts, script) = (Arc::<Counts>::default(), Arc::new(script));
        let counted = Arc::clone(&counts);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counted.connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, Arc::clone(&counted), Arc::clone(&script)));
            }
        });
        FaultServer { base_url, counts, task }
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The number of connections and of requests so far.
    pub(crate) fn counts(&self) -> (usize, usize) {
        (self.counts.connections.load(Ordering::SeqCst), self.counts.requests.load(Ordering::SeqCst))
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(mut stream: TcpStream, counts: Arc<Counts>, script: Arc<impl Fn(usize) -> Act>) {
    while read_request(&mut stream).await {
        let number = counts.requests.fetch_add(1, Ordering::SeqCst) + 1;
        let act = script(number);
        let (Act::Answer(bytes) | Act::Close(bytes) | Act::Reset(bytes) | Act::Stall(bytes) | Act::Endless(bytes)) =
            act;
        if stream.write_all(bytes.as_bytes()).await.is_err() {
            return;
        }
        match act {
            Act::Answer(_) => {}
            Act::Close(_) => return,
            Act::Reset(_) => return stream.set_zero_linger().unwrap(),
            Act::Stall(_) => return drain(&mut stream).await,
            Act::Endless(_) => while stream.write_all(b"4000\r\n").await.is_ok() && chunk(&mut stream).await {},
        }
    }
}

async fn drain(stream: &mut TcpStream) {
    let mut buffer = [0; 4096];
    while stream.read(&mut buffer).await.is_ok_and(|count| count > 0) {}
}

async fn chunk(stream: &mut TcpStream) -> bool {
    stream.write_all(&[b' '; 0x4000]).await.is_ok() && stream.write_all(b"\r\n").await.is_ok()
}

/// Reads a whole request. Returns false if the client has disconnected.
async fn read_request(stream: &mut TcpStream) -> bool {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&String::from_utf8_lossy(&request)) {
        match stream.read(&mut buffer).await {
            Ok(count) if count > 0 => request.extend_from_slice(&buffer[..count]),
            _ => return false,
        }
    }
    true
}

fn is_whole(request: &str) -> bool {
    let Some((head, body)) = request.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}
