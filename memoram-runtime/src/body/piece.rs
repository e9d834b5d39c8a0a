//! A part of a body that is produced while it is sent.

use std::error::Error as StdError;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

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

    pub(super) fn is_stream(&self) -> bool {
        matches!(self, Piece::Stream { .. })
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
                let left = u64::try_from(bytes.len()).ok();
                Ok(Open::new(left, Source::Bytes(bytes.clone())))
            }
            Piece::File(path) => {
                let path = Arc::clone(path);
                let (left, first, file) =
                    spawn_blocking(move || open_file(&path)).await.map_err(io::Error::other)??;
                let held = Some(first).filter(|first| !first.is_empty());
                Ok(Open { held, ..Open::new(left, Source::File(read(file, left))) })
            }
            Piece::Stream { stream, length } => {
                let taken = stream.lock().unwrap_or_else(PoisonError::into_inner).take();
                let chunks = taken.ok_or_else(|| fault("the stream was sent before"))?;
                let source = Source::Stream(Taken { chunks: Mutex::new(Some(chunks)), home: Some(Arc::clone(stream)) });
                Ok(Open::new(*length, source))
            }
        }
    }
}

/// Opens a file. Returns how many bytes it has, what has been read of it, and the file.
fn open_file(path: &Path) -> io::Result<(Option<u64>, Bytes, File)> {
    // Opening anything else, such as a pipe, may wait for ever.
    if !std::fs::metadata(path)?.is_file() {
        return Err(fault("it is no regular file"));
    }
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    // Some files of the system have contents and no length.
    let first = if length == 0 { read_chunk(&file, None)? } else { Bytes::new() };
    let is_unknown = length == 0 && !first.is_empty();
    Ok(((!is_unknown).then_some(length), first, file))
}

/// A fault whose text is this crate's own, and can be shown.
#[derive(Debug)]
pub(crate) struct BodyFault(pub(crate) &'static str);

impl fmt::Display for BodyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for BodyFault {}

fn fault(text: &'static str) -> io::Error {
    io::Error::other(BodyFault(text))
}

/// A piece that is being sent.
pub(super) struct Open {
    /// How many bytes are left to come, if that is known.
    pub(super) left: Option<u64>,
    /// A chunk that has been read, and not been returned.
    held: Option<Bytes>,
    has_ended: bool,
    source: Source,
}

impl Open {
    fn new(left: Option<u64>, source: Source) -> Self {
        Open { left, held: None, has_ended: false, source }
    }
}

/// A file, how much of it is left, and a chunk of it.
type Reading = JoinHandle<io::Result<(File, Option<u64>, Bytes)>>;

enum Source {
    Bytes(Bytes),
    File(Reading),
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
    ///
    /// HTTP libraries ask for nothing more when the announced length has come. So the last chunk is held back until it is known
    /// that nothing follows it.
    pub(super) fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            let held = length(self.held.as_ref());
            if (self.has_ended || self.left.is_none_or(|left| left > held))
                && let Some(chunk) = self.held.take()
            {
                self.left = self.left.map(|left| left.saturating_sub(held));
                return Poll::Ready(Some(Ok(chunk)));
            }
            if self.has_ended {
                return Poll::Ready(None);
            }
            let fault = match ready!(self.source.poll_chunk(context)) {
                Some(Ok(chunk)) => {
                    let arrived = held.saturating_add(length(Some(&chunk)));
                    if self.left.is_none_or(|left| left >= arrived) {
                        self.held = self.held.take().or(Some(chunk)).filter(|chunk| !chunk.is_empty());
                        continue;
                    }
                    fault("it is longer than was said")
                }
                Some(Err(error)) => error,
                None => {
                    self.has_ended = true;
                    if self.left.is_none_or(|left| left == held) {
                        continue;
                    }
                    fault("it ended early")
                }
            };
            (self.has_ended, self.held) = (true, None);
            return Poll::Ready(Some(Err(fault)));
        }
    }
}

fn length(chunk: Option<&Bytes>) -> u64 {
    chunk.map_or(0, |chunk| u64::try_from(chunk.len()).unwrap_or(u64::MAX))
}

impl Source {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        match self {
            Source::Bytes(bytes) => {
                let chunk = std::mem::take(bytes);
                Poll::Ready((!chunk.is_empty()).then_some(Ok(chunk)))
            }
            Source::File(reading) => Pin::new(&mut *reading).poll(context).map(|result| {
                let (file, left, chunk) = match result.map_err(io::Error::other).and_then(|read| read) {
                    Ok(read) => read,
                    Err(error) => return Some(Err(error)),
                };
                if chunk.is_empty() {
                    return None;
                }
                *reading = read(file, left);
                Some(Ok(chunk))
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

/// Begins to read the next chunk of a file: an empty one at its end, and when as much has been read as it had when it was
/// opened. What is appended meanwhile is not sent.
fn read(file: File, left: Option<u64>) -> Reading {
    spawn_blocking(move || {
        let chunk = read_chunk(&file, left)?;
        let left = left.map(|left| left.saturating_sub(length(Some(&chunk))));
        Ok((file, left, chunk))
    })
}

fn read_chunk(file: &File, left: Option<u64>) -> io::Result<Bytes> {
    let mut chunk = Vec::with_capacity(READ);
    let limit = u64::try_from(READ).unwrap_or(u64::MAX);
    file.take(left.unwrap_or(limit).min(limit)).read_to_end(&mut chunk)?;
    Ok(Bytes::from(chunk))
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
