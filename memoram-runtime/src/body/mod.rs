//! The body of a request.

mod fault;
mod file;
mod open;
mod piece;
mod progress;
mod sending;

use std::error::Error as StdError;
use std::path::PathBuf;
use std::sync::Arc;
use std::{fmt, io};

use bytes::Bytes;
use futures_core::Stream;

pub(crate) use fault::BodyFault;
use piece::Piece;
pub(crate) use progress::{Progress, StopOnDrop};
pub(crate) use sending::Sending;

/// The whole body of a request, for a field with `#[memoram(body)]`: bytes, a file, or a stream.
///
/// Clones share the bytes, and a stream. A file is opened anew for each attempt. A stream can be sent once: after its first
/// chunk the request is not sent again, whatever its method, and neither is another call with a clone of the body.
///
/// A request with a file or a stream has no time limit as a whole, unless [`Call::timeout`](crate::Call::timeout) sets one. It
/// ends if the connection takes nothing for [`TimeoutConfig::idle`](crate::TimeoutConfig::idle), and the answer must be there
/// within [`TimeoutConfig::attempt`](crate::TimeoutConfig::attempt) of the end of the body. What the connection has taken may
/// still be in buffers: on a slow line, raise both. If the server answers with a failure before the end of the body, the rest
/// is not sent; after a success it is.
///
/// ```no_run
/// use memoram_runtime::{Body, Client, Error, memoram_endpoint};
///
/// #[memoram_endpoint(PUT, "/videos/{id}", spec = none)]
/// struct Upload<'a> {
///     id: &'a str,
///     #[memoram(body, content_type = "video/mp4")]
///     video: Body,
/// }
///
/// async fn upload(client: &Client) -> Result<(), Error> {
///     Upload { id: "v1", video: Body::file("holiday.mp4") }.send(client).await
/// }
/// ```
#[derive(Clone, Default)]
pub struct Body(Content);

#[derive(Clone, Default)]
enum Content {
    #[default]
    Empty,
    Bytes(Bytes),
    /// One piece after the other.
    Pieces(Arc<[Piece]>),
}

impl Body {
    /// No body.
    pub(crate) const EMPTY: Body = Body(Content::Empty);

    /// A file, which is opened when the request is sent. Its length is sent as `Content-Length`, and what is appended to it
    /// meanwhile is not sent. If it cannot be opened, is no regular file, or becomes shorter while it is sent, the call fails
    /// with an error of the kind [`Io`](crate::ErrorKind::Io).
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::of([Piece::file(path.into())])
    }

    /// A stream of unknown length. Its error ends the call with an error of the kind [`Io`](crate::ErrorKind::Io).
    ///
    /// Over HTTP/1.1 it is sent with chunked encoding, which some servers refuse: use [`sized_stream`](Self::sized_stream) if
    /// the length is known.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::of([Piece::stream(stream, None)])
    }

    /// A stream of `length` bytes, which are sent as `Content-Length`. If it is longer or shorter, the call fails with an error
    /// of the kind [`Io`](crate::ErrorKind::Io).
    pub fn sized_stream<S, B, E>(length: u64, stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::of([Piece::stream(stream, Some(length))])
    }

    fn of(pieces: impl Into<Arc<[Piece]>>) -> Self {
        Body(Content::Pieces(pieces.into()))
    }

    /// One body after the other.
    pub(crate) fn concat(bodies: impl IntoIterator<Item = Body>) -> Self {
        let pieces = bodies.into_iter().flat_map(|body| match body.0 {
            Content::Empty => Vec::new(),
            Content::Bytes(bytes) => vec![Piece::bytes(bytes)],
            Content::Pieces(pieces) => pieces.to_vec(),
        });
        Self::of(pieces.collect::<Vec<_>>())
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.0, Content::Empty)
    }

    /// Whether it is produced while it is sent.
    pub(crate) fn is_streamed(&self) -> bool {
        matches!(self.0, Content::Pieces(_))
    }

    /// Whether it can be sent once only.
    pub(crate) fn is_used_up_by_sending(&self) -> bool {
        matches!(&self.0, Content::Pieces(pieces) if pieces.iter().any(Piece::is_stream))
    }

    /// Whether it can be sent: a stream that has begun cannot be sent again.
    pub(crate) fn is_there(&self) -> bool {
        match &self.0 {
            Content::Empty | Content::Bytes(_) => true,
            Content::Pieces(pieces) => pieces.iter().all(Piece::is_there),
        }
    }

    /// Begins to send it.
    pub(crate) async fn open(&self) -> io::Result<Sending> {
        match &self.0 {
            Content::Empty => Sending::open(&[]).await,
            Content::Bytes(bytes) => Sending::open(&[Piece::bytes(bytes.clone())]).await,
            Content::Pieces(pieces) => Sending::open(pieces).await,
        }
    }

    /// The bytes, if they are in memory.
    pub(crate) fn as_slice(&self) -> &[u8] {
        match &self.0 {
            Content::Bytes(bytes) => bytes,
            Content::Empty | Content::Pieces(_) => &[],
        }
    }

    /// The bytes, if they are in memory; none of a request without a body.
    pub(crate) fn into_bytes(self) -> Bytes {
        match self.0 {
            Content::Bytes(bytes) => bytes,
            Content::Empty | Content::Pieces(_) => Bytes::new(),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Body(Content::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

impl<const N: usize> From<&'static [u8; N]> for Body {
    fn from(bytes: &'static [u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        text.as_bytes().into()
    }
}

impl From<Option<Bytes>> for Body {
    fn from(bytes: Option<Bytes>) -> Self {
        bytes.map_or(Body::EMPTY, Body::from)
    }
}

/// Shows what kind of body it is, and none of its bytes.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Content::Empty => f.write_str("Body(empty)"),
            Content::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Content::Pieces(_) => f.write_str("Body(streamed)"),
        }
    }
}
