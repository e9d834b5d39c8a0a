//! An answer as lines of JSON.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::event_parser::BYTE_ORDER_MARK;
use super::incoming::Incoming;
use super::lines::{LineEnd, Lines};
use crate::decode::{self, FromResponse};
use crate::error::{Error, ErrorKind};
use crate::response::RawResponse;
use crate::spec::StreamKind;

/// The values of an answer that has one JSON text in each line (`application/x-ndjson`, `application/jsonl`), as they arrive,
/// as a response type: `response = JsonLines<T>`. Empty lines are ignored, and the last line needs no end.
///
/// The call ends when the headers of a success have arrived. From then on a chunk must come within
/// [`TimeoutConfig::idle`](crate::TimeoutConfig::idle), and nothing is sent again. One line may have
/// [`Limits::success_body`](crate::Limits::success_body) bytes. Dropping the stream before its end closes the connection.
///
/// It is also a [`Stream`], for use with the combinators of other crates.
#[must_use = "the answer is not read before it is asked for"]
pub struct JsonLines<T> {
    lines: RawLines,
    value: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned + 'static> JsonLines<T> {
    /// Returns the next value. `None` after the last one.
    ///
    /// This method is cancel safe: if its future is dropped, nothing is lost.
    ///
    /// # Errors
    ///
    /// Returns an error for a line that does not fit `T`; the next line follows. Any other error ends the stream: the
    /// connection breaks, nothing comes within [`TimeoutConfig::idle`](crate::TimeoutConfig::idle), or a line is above the
    /// limit.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// Like [`next`](Self::next), for `while let Some(value) = lines.try_next().await?`.
    ///
    /// # Errors
    ///
    /// The same as for [`next`](Self::next).
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        self.lines.poll_next(context).map(|line| {
            line.map(|line| {
                let line = line?;
                decode::part(&line).map_err(|text| self.lines.unfit(line, &text))
            })
        })
    }
}

impl<T> JsonLines<T> {
    /// How many bytes have arrived.
    pub fn bytes_read(&self) -> u64 {
        self.lines.incoming.read
    }
}

/// The part of [`JsonLines`] that does not depend on the type of the values.
struct RawLines {
    incoming: Incoming,
    lines: Lines,
    is_first_line: bool,
    /// Whether the body has ended, and only its last line is left.
    has_ended: bool,
}

impl RawLines {
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            if let Some(line) = self.lines.next() {
                let line = self.without_mark(line);
                match line.trim_ascii().is_empty() {
                    true => continue,
                    false => return Poll::Ready(Some(Ok(line))),
                }
            }
            if self.has_ended {
                let rest = self.lines.rest();
                let rest = self.without_mark(rest);
                return Poll::Ready((!rest.trim_ascii().is_empty()).then_some(Ok(rest)));
            }
            if self.lines.waiting() > self.incoming.item_limit {
                let error = self.incoming.fail(ErrorKind::Response, "a line of its body is above the limit");
                self.lines = Lines::new(LineEnd::Lf);
                return Poll::Ready(Some(Err(error)));
            }
            match ready!(self.incoming.poll_chunk(context)) {
                Some(Ok(chunk)) => self.lines.push(&chunk),
                Some(Err(error)) => {
                    // A line that broke off is no line.
                    self.lines = Lines::new(LineEnd::Lf);
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.has_ended = true,
            }
        }
    }

    /// Removes a byte order mark from the first line.
    fn without_mark(&mut self, mut line: Bytes) -> Bytes {
        if std::mem::take(&mut self.is_first_line) && line.starts_with(BYTE_ORDER_MARK) {
            line.advance(BYTE_ORDER_MARK.len());
        }
        line
    }

    fn unfit(&self, line: Bytes, text: &str) -> Error {
        self.incoming.error(ErrorKind::Response, format!("a line of its body {text}"), line)
    }
}

impl<T: DeserializeOwned + 'static> FromResponse for JsonLines<T> {
    const STREAM: Option<StreamKind> = Some(StreamKind::JsonLines);

    fn from_response(response: Box<RawResponse>) -> Result<Self, Error> {
        let incoming = Incoming::of(response, StreamKind::JsonLines)?;
        Ok(JsonLines {
            lines: RawLines { incoming, lines: Lines::new(LineEnd::Lf), is_first_line: true, has_ended: false },
            value: PhantomData,
        })
    }
}

impl<T: DeserializeOwned + 'static> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JsonLines").field(&self.lines.incoming).finish()
    }
}
