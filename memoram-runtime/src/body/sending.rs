//! A body that one attempt sends.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::open::Open;
use super::piece::Piece;
use super::progress::Progress;

/// The pieces of a body, opened for one attempt.
pub(crate) struct Sending {
    pieces: VecDeque<Open>,
    progress: Progress,
}

impl Sending {
    pub(super) async fn open(pieces: &[Piece]) -> io::Result<Self> {
        let mut open = VecDeque::with_capacity(pieces.len());
        for piece in pieces {
            open.push_back(piece.open().await?);
        }
        Ok(Sending { pieces: open, progress: Progress::new() })
    }

    pub(crate) fn progress(&self) -> Progress {
        self.progress.clone()
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            let Some(piece) = self.pieces.front_mut() else { return Poll::Ready(None) };
            match ready!(piece.poll_chunk(context)) {
                Some(Ok(chunk)) if chunk.is_empty() => {}
                Some(chunk) => return Poll::Ready(Some(chunk)),
                None => drop(self.pieces.pop_front()),
            }
        }
    }

    /// All of it, for a transport in memory.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) async fn collect(mut self) -> io::Result<Bytes> {
        let mut whole = bytes::BytesMut::new();
        while let Some(chunk) = std::future::poll_fn(|context| self.poll_next(context)).await {
            whole.extend_from_slice(&chunk?);
        }
        Ok(whole.freeze())
    }

    /// Returns the next chunk, and tells the progress.
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        if self.progress.is_stopped(context.waker()) {
            return Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into())));
        }
        let chunk = self.poll_chunk(context);
        match &chunk {
            Poll::Ready(Some(Ok(_))) => self.progress.moves(),
            Poll::Ready(None) => self.progress.ends(),
            _ => {}
        }
        chunk.map(|chunk| {
            chunk.map(|chunk| {
                chunk.map_err(|error| {
                    let kind = error.kind();
                    self.progress.fails(error);
                    kind.into()
                })
            })
        })
    }
}

/// Also when an attempt ends early, because the server has answered.
impl Drop for Sending {
    fn drop(&mut self) {
        self.progress.ends();
    }
}

impl Body for Sending {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.poll_next(context).map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let known = self.pieces.iter().try_fold(0_u64, |sum, piece| sum.checked_add(piece.left?));
        known.map(SizeHint::with_exact).unwrap_or_default()
    }
}
