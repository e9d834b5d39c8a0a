//! A part of a body that is produced while it is sent.

use std::error::Error as StdError;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use tokio::task::{JoinHandle, spawn_blocking};

/// A part of a body. Clones share the stream.
#[derive(Clone)]
pub(super) enum Piece {
    Bytes(Bytes),
    File(Arc<PathBuf>),
    Stream { stream: Shared, length: Option<u64> },
}

/// A stream until it begins. `None` from then on.
type Shared = Arc<Mutex<Option<Chunks>>>;

type Chunks = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// How much of a file is read at once, in bytes.
const READ: usize = 64 * 1024;

impl Piece {
    pub(super) fn bytes(bytes: Bytes) -> Self {
        Piece::Bytes(bytes)
    }

    pub(super) fn file(path: PathBuf) -> Self {
        Piece::File(Arc::new(path))
    }

    pub(super) fn stream<S, B, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let chunks: Chunks = Box::pin(IntoChunks(Box::pin(stream)));
        Piece::Stream { stream: Arc::new(Mutex::new(Some(chunks))), length }
    }

    pub(super) fn is_there(&self) -> bool {
        match self {
            Piece::Bytes(_) | Piece::File(_) => true,
            Piece::Stream { stream, .. } => stream.lock().unwrap_or_else(PoisonError::into_inner).is_some(),
        }
    }

    /// Opens a file, and takes a stream.
    pub(super) async fn open(&self) -> io::Result<Open> {
        match self {
            Piece::Bytes(bytes) => {
                Ok(Open { left: u64::try_from(bytes.len()).ok(), source: Source::Bytes(bytes.clone()) })
            }
            Piece::File(path) => {
                let path = Arc::clone(path);
                let opened = spawn_blocking(move || {
                    let file = File::open(&*path)?;
                    Ok::<_, io::Error>((file.metadata()?.len(), file))
                });
                let (length, file) = opened.await.map_err(io::Error::other)??;
                Ok(Open { left: Some(length), source: Source::File(read(file)) })
            }
            Piece::Stream { stream, length } => {
                let taken = stream.lock().unwrap_or_else(PoisonError::into_inner).take();
                let chunks = taken.ok_or_else(|| io::Error::other("the stream was sent before"))?;
                let source = Source::Stream(Taken { chunks: Mutex::new(Some(chunks)), home: Some(Arc::clone(stream)) });
                Ok(Open { left: *length, source })
            }
        }
    }
}

/// A piece that is being sent.
pub(super) struct Open {
    /// How many bytes are left to come, if that is known.
    pub(super) left: Option<u64>,
    source: Source,
}

enum Source {
    Bytes(Bytes),
    File(JoinHandle<io::Result<(File, Bytes)>>),
    Stream(Taken),
}

/// A stream that one attempt sends. It goes back if it has not begun.
struct Taken {
    /// `None` when it has gone back. A lock, because the stream itself need not be `Sync`; nothing waits for it.
    chunks: Mutex<Option<Chunks>>,
    /// Where it goes back to. `None` when it has begun.
    home: Option<Shared>,
}

impl Drop for Taken {
    fn drop(&mut self) {
        if let Some(home) = self.home.take() {
            let chunks = self.chunks.get_mut().unwrap_or_else(PoisonError::into_inner).take();
            *home.lock().unwrap_or_else(PoisonError::into_inner) = chunks;
        }
    }
}

impl Open {
    /// Returns the next chunk. Fails if more or fewer bytes come than were announced.
    pub(super) fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        self.source.poll_chunk(context).map(|chunk| match (chunk, self.left) {
            (None, Some(left)) if left > 0 => Some(Err(io::Error::other("the body ended early"))),
            (Some(Ok(chunk)), Some(left)) => {
                let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
                self.left = left.checked_sub(length);
                Some(self.left.map(|_| chunk).ok_or_else(|| io::Error::other("the body is longer than was said")))
            }
            (chunk, _) => chunk,
        })
    }
}

impl Source {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        match self {
            Source::Bytes(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes))).filter(|chunk| !is_empty(chunk))),
            Source::File(reading) => Pin::new(&mut *reading).poll(context).map(|read_chunk| {
                let (file, chunk) = match read_chunk.map_err(io::Error::other).and_then(|read| read) {
                    Ok(read) => read,
                    Err(error) => return Some(Err(error)),
                };
                let chunk = Some(Ok(chunk)).filter(|chunk| !is_empty(chunk));
                if chunk.is_some() {
                    *reading = read(file);
                }
                chunk
            }),
            Source::Stream(taken) => {
                taken.home = None;
                match taken.chunks.get_mut().unwrap_or_else(PoisonError::into_inner) {
                    Some(chunks) => chunks.as_mut().poll_next(context),
                    None => Poll::Ready(None),
                }
            }
        }
    }
}

fn is_empty(chunk: &io::Result<Bytes>) -> bool {
    chunk.as_ref().is_ok_and(Bytes::is_empty)
}

/// Reads the next chunk of a file; an empty one at its end.
fn read(file: File) -> JoinHandle<io::Result<(File, Bytes)>> {
    spawn_blocking(move || {
        use std::io::Read;
        let mut chunk = Vec::with_capacity(READ);
        let limit = u64::try_from(READ).unwrap_or(u64::MAX);
        (&file).take(limit).read_to_end(&mut chunk)?;
        Ok((file, Bytes::from(chunk)))
    })
}

/// The user's stream, with bytes and errors of the library.
struct IntoChunks<S>(Pin<Box<S>>);

impl<S, B, E> Stream for IntoChunks<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.0.as_mut().poll_next(context);
        next.map(|chunk| chunk.map(|chunk| chunk.map(Into::into).map_err(io::Error::other)))
    }
}
