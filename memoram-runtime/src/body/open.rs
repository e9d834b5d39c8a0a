//! A piece that one attempt sends.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::fault::fault;
use super::file::{self, Reading};

/// A stream until it begins. `None` from then on.
pub(super) type Shared = Arc<Mutex<Option<Chunks>>>;

pub(super) type Chunks = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

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
    pub(super) fn new(left: Option<u64>, source: Source) -> Self {
        Open { left, held: None, has_ended: false, source }
    }

    /// Begins with a chunk that has been read.
    pub(super) fn with(self, chunk: Bytes) -> Self {
        Open { held: Some(chunk).filter(|chunk| !chunk.is_empty()), ..self }
    }
}

pub(super) enum Source {
    Bytes(Bytes),
    File(Reading),
    Stream(Taken),
}

/// A stream that one attempt sends. It goes back if it has not begun.
pub(super) struct Taken {
    /// `None` when it has gone back. A lock, because the stream itself need not be `Sync`; nothing waits for it.
    chunks: Mutex<Option<Chunks>>,
    /// Where it goes back to. `None` when it has begun.
    home: Option<Shared>,
}

impl Taken {
    pub(super) fn new(chunks: Chunks, home: &Shared) -> Self {
        Taken { chunks: Mutex::new(Some(chunks)), home: Some(Arc::clone(home)) }
    }
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
                *reading = file::read(file, left);
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
