//! Streams for code that is not async.

use std::future::poll_fn;
use std::io::{self, Read};
use std::pin::Pin;
use std::sync::Arc;

use bytes::{Buf, Bytes};
use serde::de::DeserializeOwned;

use super::{ByteStream, EventStream};
use crate::error::Error;
use crate::thread::Thread;

/// A stream whose items a blocking client's calls wait for: an iterator over them. A
/// [`ByteStream`](crate::ByteStream) can be read with [`Read`] too.
///
/// ```no_run
/// # #[cfg(feature = "macros")]
/// # mod example {
/// use memoram_runtime::{ByteStream, blocking, memoram_endpoint};
///
/// #[memoram_endpoint(GET, "/exports/{id}", spec = none, response = ByteStream)]
/// struct Export<'a> {
///     id: &'a str,
/// }
///
/// fn download(client: &blocking::Client) -> Result<u64, Box<dyn std::error::Error>> {
///     let mut export = Export { id: "e1" }.send_blocking(client)?;
///     let mut file = std::fs::File::create("export.zip")?;
///     Ok(std::io::copy(&mut export, &mut file)?)
/// }
/// # }
/// ```
///
/// On the client's own thread, where token providers run, the next item is an error, and the stream has ended.
#[derive(Debug)]
#[must_use = "the answer is not read before it is asked for"]
pub struct Stream<S> {
    /// `None` after a wait that failed.
    stream: Option<S>,
    /// What is left of a chunk that was read in part.
    chunk: Bytes,
    thread: Arc<Thread>,
}

impl<S> Stream<S> {
    pub(crate) fn new(stream: S, thread: &Arc<Thread>) -> Self {
        Stream { stream: Some(stream), chunk: Bytes::new(), thread: Arc::clone(thread) }
    }

    pub(crate) fn map(self, change: impl FnOnce(S) -> S) -> Self {
        Stream { stream: self.stream.map(change), ..self }
    }
}

impl<S, T> Stream<S>
where
    S: futures_core::Stream<Item = Result<T, Error>> + Unpin + Send + 'static,
    T: Send + 'static,
{
    fn wait(&mut self) -> Option<Result<T, Error>> {
        let mut stream = self.stream.take()?;
        // The stream is moved to the thread and back, because its timers need the runtime there.
        let waited = self.thread.wait(async move {
            let item = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await;
            (stream, item)
        });
        match waited {
            Ok((stream, item)) => {
                self.stream = Some(stream);
                item
            }
            Err(fault) => Some(Err(Error::of_thread(fault.text()))),
        }
    }
}

impl<S, T> Iterator for Stream<S>
where
    S: futures_core::Stream<Item = Result<T, Error>> + Unpin + Send + 'static,
    T: Send + 'static,
{
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Result<T, Error>> {
        self.wait()
    }
}

impl Stream<ByteStream> {
    /// The length that the server announced with `Content-Length`, in bytes.
    pub fn content_length(&self) -> Option<u64> {
        self.stream.as_ref()?.content_length()
    }
}

impl<T: DeserializeOwned + 'static> Stream<EventStream<T>> {
    /// Ends the stream at an event with this data, like [`EventStream::until`].
    pub fn until(self, data: impl Into<String>) -> Self {
        self.map(|events| events.until(data))
    }
}

/// Errors are those of [`ByteStream::next`], as [`io::Error::other`].
impl Read for Stream<ByteStream> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.chunk.is_empty() {
            self.chunk = self.wait().transpose().map_err(io::Error::other)?.unwrap_or_default();
        }
        let count = to.len().min(self.chunk.len());
        to.iter_mut().zip(&self.chunk).for_each(|(to, byte)| *to = *byte);
        self.chunk.advance(count);
        Ok(count)
    }
}
