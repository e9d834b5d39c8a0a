//! A part of a body that is produced while it is sent.

use std::error::Error as StdError;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use tokio::task::spawn_blocking;

use super::fault::fault;
use super::file;
use super::open::{Chunks, Open, Shared, Source, Taken};

/// A part of a body. Clones share the stream.
#[derive(Clone)]
pub(super) enum Piece {
    Bytes(Bytes),
    File(Arc<PathBuf>),
    Stream { stream: Shared, length: Option<u64> },
}

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
                    spawn_blocking(move || file::open(&path)).await.map_err(io::Error::other)??;
                Ok(Open::new(left, Source::File(file::read(file, left))).with(first))
            }
            Piece::Stream { stream, length } => {
                let taken = stream.lock().unwrap_or_else(PoisonError::into_inner).take();
                let chunks = taken.ok_or_else(|| fault("the stream was sent before"))?;
                let source = Source::Stream(Taken::new(chunks, stream));
                Ok(Open::new(*length, source))
            }
        }
    }
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
