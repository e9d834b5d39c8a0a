//! An HTTP/2 server whose frames are scripted (RFC 9113 §4.1). It counts connections and requests.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::certificates::{self, Authority, authority};

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;

/// Flags: `ACK` of SETTINGS and PING, the others of HEADERS and DATA.
const ACK: u8 = 1;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

/// `:status` 200 and 204 in the static table (RFC 7541, appendix A).
const STATUS_200: &[u8] = &[0x88];
const STATUS_204: &[u8] = &[0x89];

pub(crate) const INTERNAL_ERROR: u32 = 2;
pub(crate) const REFUSED_STREAM: u32 = 7;
const NO_ERROR: u32 = 0;

/// What the server does with a request.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    /// Answers 204.
    Answer,
    /// Resets the stream at its first frame, before a long body is sent completely.
    Reset(u32),
    /// Answers 200, and resets the stream within the body.
    ResetWithinTheBody,
    /// Sends GOAWAY that excludes this request, and closes the connection.
    GoAway,
    /// Sends GOAWAY that includes this request and no later one, and answers it.
    GoAwayAfter,
    /// Sends GOAWAY that includes this request, and closes the connection without an answer.
    GoAwayAfterAndClose,
    /// Closes the connection.
    Close,
    /// Sends no answer, and acknowledges pings.
    Stall,
    /// Sends nothing at all any more.
    Die,
}

/// Stops when it is dropped.
pub(crate) struct FrameServer {
    pub(crate) base_url: String,
    pub(crate) authority: Authority,
    counts: Arc<Counts>,
    task: JoinHandle<()>,
}

#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    requests: AtomicUsize,
}

impl FrameServer {
    /// `script` returns what to do with the request of the given number, starting at 1.
    pub(crate) async fn start(script: impl Fn(usize) -> Act + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let base_url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let authority = authority();
        let acceptor = TlsAcceptor::from(certificates::server(&authority, "localhost", 2100, &["h2"]));
        let (counts, script) = (Arc::<Counts>::default(), Arc::new(script));
        let counted = Arc::clone(&counts);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counted.connections.fetch_add(1, Ordering::SeqCst);
                let (acceptor, counts, script) = (acceptor.clone(), Arc::clone(&counted), Arc::clone(&script));
                tokio::spawn(async move {
                    let stream = acceptor.accept(stream).await.unwrap();
                    // An error means that the client has disconnected.
                    let _ = Connection { stream }.serve(&counts, &*script).await;
                });
            }
        });
        FrameServer { base_url, authority, counts, task }
    }

    /// The number of connections and of requests so far.
    pub(crate) fn counts(&self) -> (usize, usize) {
        (self.counts.connections.load(Ordering::SeqCst), self.counts.requests.load(Ordering::SeqCst))
    }
}

impl Drop for FrameServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

struct Frame {
    kind: u8,
    flags: u8,
    stream: u32,
    payload: Vec<u8>,
}

struct Connection {
    stream: TlsStream<TcpStream>,
}

impl Connection {
    async fn serve(&mut self, counts: &Counts, script: &impl Fn(usize) -> Act) -> io::Result<()> {
        let preface = &mut [0; 24];
        self.stream.read_exact(preface).await?;
        self.write(SETTINGS, 0, 0, &[]).await?;
        let mut act = Act::Answer;
        loop {
            let Frame { kind, flags, stream, payload } = self.read().await?;
            if [SETTINGS, PING].contains(&kind) && flags & ACK == 0 && !matches!(act, Act::Die) {
                let echo = if kind == PING { &*payload } else { &[] };
                self.write(kind, ACK, 0, echo).await?;
            }
            if kind == HEADERS {
                act = script(counts.requests.fetch_add(1, Ordering::SeqCst) + 1);
            }
            match act {
                Act::Reset(code) if kind == HEADERS => self.write(RST_STREAM, 0, stream, &code.to_be_bytes()).await?,
                Act::Reset(_) => {}
                _ if [HEADERS, DATA].contains(&kind) && flags & END_STREAM != 0 => self.act(act, stream).await?,
                _ => {}
            }
        }
    }

    /// Handles a completely received request.
    async fn act(&mut self, act: Act, stream: u32) -> io::Result<()> {
        match act {
            Act::Reset(_) | Act::Stall | Act::Die => Ok(()),
            Act::Answer => self.answer(stream).await,
            Act::ResetWithinTheBody => {
                self.write(HEADERS, END_HEADERS, stream, STATUS_200).await?;
                self.write(DATA, 0, stream, b"{").await?;
                self.write(RST_STREAM, 0, stream, &INTERNAL_ERROR.to_be_bytes()).await
            }
            Act::GoAway => {
                self.go_away(0).await?;
                self.stream.shutdown().await
            }
            Act::GoAwayAfter => {
                self.go_away(stream).await?;
                self.answer(stream).await
            }
            Act::GoAwayAfterAndClose => {
                self.go_away(stream).await?;
                self.stream.shutdown().await
            }
            Act::Close => self.stream.shutdown().await,
        }
    }

    async fn answer(&mut self, stream: u32) -> io::Result<()> {
        self.write(HEADERS, END_HEADERS | END_STREAM, stream, STATUS_204).await
    }

    async fn go_away(&mut self, last_stream: u32) -> io::Result<()> {
        let payload = [last_stream.to_be_bytes(), NO_ERROR.to_be_bytes()].concat();
        self.write(GOAWAY, 0, 0, &payload).await
    }

    async fn read(&mut self) -> io::Result<Frame> {
        let mut head = [0; 9];
        self.stream.read_exact(&mut head).await?;
        let [l0, l1, l2, kind, flags, s0, s1, s2, s3] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, l0, l1, l2]) as usize];
        self.stream.read_exact(&mut payload).await?;
        Ok(Frame { kind, flags, stream: u32::from_be_bytes([s0, s1, s2, s3]), payload })
    }

    async fn write(&mut self, kind: u8, flags: u8, stream: u32, payload: &[u8]) -> io::Result<()> {
        let [_, l0, l1, l2] = u32::try_from(payload.len()).unwrap().to_be_bytes();
        let [s0, s1, s2, s3] = stream.to_be_bytes();
        self.stream.write_all(&[&[l0, l1, l2, kind, flags, s0, s1, s2, s3], payload].concat()).await?;
        self.stream.flush().await
    }
}
