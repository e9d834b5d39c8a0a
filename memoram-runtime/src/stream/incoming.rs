//! The chunks of an answer, and the errors of a body that ends early.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::runtime::Handle;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::body::StopOnDrop;
use crate::error::{Error, ErrorKind};
use crate::response::{RawResponse, Unread};
use crate::spec::StreamKind;

/// An answer whose body is read while it arrives.
pub(crate) struct Incoming {
    /// The answer, without its body.
    response: RawResponse,
    /// `None` after the end of the body, and after an error. The connection is given back or closed then.
    unread: Option<Box<Unread>>,
    /// Ends when no chunk has come for too long. Made when a chunk has to be waited for.
    timer: Option<Pin<Box<Sleep>>>,
    /// Whether a chunk has come since the timer was set.
    moved: bool,
    /// How many bytes have arrived.
    pub(super) read: u64,
    pub(super) length: Option<u64>,
    /// The maximum size of one event or line, in bytes.
    pub(super) item_limit: usize,
}

impl Incoming {
    /// Refuses a compressed body, and one of another type.
    pub(super) fn of(mut response: Box<RawResponse>, kind: StreamKind) -> Result<Self, Error> {
        if response.is_compressed() {
            return Err(Error::unreadable(ErrorKind::UnexpectedContentType, *response, "its body is compressed"));
        }
        if !response.fits(kind) {
            let text = format!("its body is not {}", kind.name());
            return Err(Error::unreadable(ErrorKind::UnexpectedContentType, *response, text));
        }
        let unread = response.unread.take();
        let (length, item_limit) = unread.as_ref().map_or((None, 0), |unread| (unread.length, unread.item_limit));
        Ok(Incoming { response: *response, unread, timer: None, moved: false, read: 0, length, item_limit })
    }

    pub(super) fn has_ended(&self) -> bool {
        self.unread.is_none()
    }

    /// Returns the next chunk. `None` after the end, and after an error.
    pub(super) fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let Some(unread) = &mut self.unread else { return Poll::Ready(None) };
        match unread.chunks.as_mut().poll_next(context) {
            Poll::Ready(Some(Ok(chunk))) => {
                self.moved = true;
                self.read = self.read.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
                Poll::Ready(Some(Ok(chunk)))
            }
            Poll::Ready(Some(Err(_))) => {
                let fault = unread.upload.as_ref().and_then(StopOnDrop::take_fault);
                Poll::Ready(Some(Err(match fault {
                    Some(source) => {
                        self.fail(ErrorKind::Io, "the body of the request could not be read").with_source(source)
                    }
                    None => self.fail(ErrorKind::Transport, "the connection broke within its body"),
                })))
            }
            Poll::Ready(None) => {
                self.close();
                Poll::Ready(None)
            }
            Poll::Pending => self.poll_timer(context),
        }
    }

    fn poll_timer(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let idle = self.unread.as_ref().map(|unread| unread.idle);
        // Overflow: no time limit.
        let Some(end) = idle.and_then(|idle| Instant::now().checked_add(idle)) else { return Poll::Pending };
        if self.timer.is_none() && Handle::try_current().is_err() {
            let text = "its body must be read within a tokio runtime";
            return Poll::Ready(Some(Err(self.fail(ErrorKind::Response, text))));
        }
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(end)));
        if std::mem::take(&mut self.moved) {
            timer.as_mut().reset(end);
        }
        match timer.as_mut().poll(context) {
            Poll::Ready(()) => {
                let text = "its body stood still for longer than the time limit";
                Poll::Ready(Some(Err(self.fail(ErrorKind::Timeout, text))))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    /// Ends the stream with an error. It says how much had arrived.
    pub(super) fn fail(&mut self, kind: ErrorKind, text: &str) -> Error {
        self.close();
        let text = format!("{text}, after {} bytes of it", self.read);
        self.error(kind, text, Bytes::new())
    }

    /// An error of the answer, with the part of its body that it is about.
    pub(super) fn error(&self, kind: ErrorKind, text: String, part: Bytes) -> Error {
        let RawResponse { endpoint, status, headers, attempts, .. } = &self.response;
        let response =
            RawResponse { attempts: *attempts, ..RawResponse::new(*endpoint, *status, headers.clone(), part) };
        Error::unreadable(kind, response, text).with_bytes_read(self.read)
    }

    /// Drops the rest of the body.
    pub(super) fn close(&mut self) {
        self.unread = None;
        self.timer = None;
    }
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("status", &self.response.status)
            .field("bytes_read", &self.read)
            .field("has_ended", &self.unread.is_none())
            .finish_non_exhaustive()
    }
}
