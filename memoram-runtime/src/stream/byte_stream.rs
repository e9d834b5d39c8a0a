//! An answer as bytes.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::io::AsyncWrite;

use super::incoming::Incoming;
use crate::decode::FromResponse;
use crate::error::{Error, ErrorKind};
use crate::response::RawResponse;
use crate::spec::StreamKind;

/// The body of an answer as it arrives, as a response type: `response = ByteStream`. It has any content type and any size.
///
/// The call ends when the headers of a success have arrived. From then on a chunk must come within
/// [`TimeoutConfig::idle`](crate::TimeoutConfig::idle), and nothing is sent again: if the stream breaks off, that is an error
/// with the outcome `Completed`, and [`Error::bytes_read`] says how many bytes had arrived. Dropping the stream before its end
/// closes the connection.
///
/// It is also a [`Stream`], for use with the combinators of other crates.
///
/// ```no_run
/// # #[cfg(feature = "macros")]
/// # mod example {
/// use memoram_runtime::{ByteStream, Client, memoram_endpoint};
///
/// #[memoram_endpoint(GET, "/exports/{id}", spec = none, response = ByteStream)]
/// struct Export<'a> {
///     id: &'a str,
/// }
///
/// async fn download(client: &Client) -> Result<u64, Box<dyn std::error::Error>> {
///     let mut export = Export { id: "e1" }.send(client).await?;
///     let mut size = 0;
///     while let Some(chunk) = export.try_next().await? {
///         size += chunk.len() as u64;
///     }
///     Ok(size)
/// }
/// # }
/// ```
#[derive(Debug)]
#[must_use = "the answer is not read before it is asked for"]
pub struct ByteStream(Incoming);

impl ByteStream {
    /// Returns the next chunk, which is never empty. `None` after the last one, and after an error.
    ///
    /// This method is cancel safe: if its future is dropped, nothing is lost.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection breaks, or if no chunk comes within
    /// [`TimeoutConfig::idle`](crate::TimeoutConfig::idle).
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.0.poll_chunk(context)).await
    }

    /// Like [`next`](Self::next), for `while let Some(chunk) = stream.try_next().await?`.
    ///
    /// # Errors
    ///
    /// The same as for [`next`](Self::next).
    pub async fn try_next(&mut self) -> Result<Option<Bytes>, Error> {
        self.next().await.transpose()
    }

    /// Reads the rest, of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if there are more bytes, and those of [`next`](Self::next).
    pub async fn bytes(mut self, limit: usize) -> Result<Bytes, Error> {
        let mut rest = BytesMut::new();
        while let Some(chunk) = self.try_next().await? {
            if rest.len().saturating_add(chunk.len()) > limit {
                return Err(self.0.fail(ErrorKind::Response, "its body is above the limit"));
            }
            rest.extend_from_slice(&chunk);
        }
        Ok(rest.freeze())
    }

    /// Writes the rest to a file or another destination, flushes it, and returns how many bytes were written.
    ///
    /// # Errors
    ///
    /// Returns an error of the kind [`Io`](ErrorKind::Io) if the destination fails, and those of [`next`](Self::next).
    pub async fn copy_to<W: AsyncWrite + Unpin + ?Sized>(mut self, to: &mut W) -> Result<u64, Error> {
        let start = self.0.read;
        let mut to = Pin::new(to);
        while let Some(mut chunk) = self.try_next().await? {
            while !chunk.is_empty() {
                let written = poll_fn(|context| to.as_mut().poll_write(context, &chunk)).await;
                let written = written.and_then(|count| match count {
                    0 => Err(std::io::ErrorKind::WriteZero.into()),
                    count => Ok(count.min(chunk.len())),
                });
                drop(chunk.split_to(written.map_err(|error| self.failed_to_write(error))?));
            }
        }
        poll_fn(|context| to.as_mut().poll_flush(context)).await.map_err(|error| self.failed_to_write(error))?;
        Ok(self.0.read.saturating_sub(start))
    }

    fn failed_to_write(&mut self, source: std::io::Error) -> Error {
        self.0.fail(ErrorKind::Io, "it could not be written to its destination").with_source(source)
    }

    /// The length that the server announced with `Content-Length`, in bytes.
    pub fn content_length(&self) -> Option<u64> {
        self.0.length
    }

    /// How many bytes have arrived.
    pub fn bytes_read(&self) -> u64 {
        self.0.read
    }
}

impl FromResponse for ByteStream {
    const STREAM: Option<StreamKind> = Some(StreamKind::Bytes);

    fn from_response(response: Box<RawResponse>) -> Result<Self, Error> {
        Incoming::of(response, StreamKind::Bytes).map(ByteStream)
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_chunk(context)
    }
}
