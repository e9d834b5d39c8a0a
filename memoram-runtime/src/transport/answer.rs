//! Reads the body of an answer, whichever library receives it.

use ::http::{HeaderMap, StatusCode};
use bytes::{Bytes, BytesMut};
use tokio::time::Instant;

use super::{Limits, TransportError, within};
use crate::error::ErrorKind;
use crate::response::{Broken, Chunks, RawResponse, Unread};
use crate::spec::EndpointSpec;

/// A body that arrives in chunks.
pub(super) trait Incoming: Send + Sized {
    /// The length that the server announced, in bytes.
    fn length(&self) -> Option<u64>;

    /// The next chunk. `None` at the end.
    fn chunk(&mut self) -> impl Future<Output = Result<Option<Bytes>, Broken>> + Send;

    /// All chunks that are left.
    fn into_chunks(self) -> Chunks;
}

/// What the sender of a request knows of its answer.
#[derive(Clone, Copy)]
pub(super) struct Expected {
    pub(super) endpoint: EndpointSpec,
    pub(super) limits: Limits,
    /// When the body must be there, unless it is read as a stream.
    pub(super) deadline: Option<Instant>,
}

impl Expected {
    /// Reads the body of an answer, or leaves it to be read as a stream.
    pub(super) async fn receive(
        self,
        status: StatusCode,
        headers: HeaderMap,
        mut incoming: impl Incoming,
    ) -> Result<Box<RawResponse>, TransportError> {
        let Expected { endpoint, limits, deadline } = self;
        let is_success = endpoint.is_success(status);
        let limit = if is_success { limits.success_body } else { limits.error_body };
        let mut response = Box::new(RawResponse::new(endpoint, status, headers, Bytes::new()));
        if is_success && endpoint.is_streamed() {
            let length = incoming.length();
            response.unread = Some(Box::new(Unread::new(incoming.into_chunks(), length, limits.success_body)));
            return Ok(response);
        }
        match within(deadline, read(&mut incoming, limit, !is_success)).await.unwrap_or(Err(BodyError::Late)) {
            Ok(body) => {
                response.body = body;
                Ok(response)
            }
            Err(error) => Err(error.of(response)),
        }
    }
}

/// Why a body could not be read.
enum BodyError {
    TooLarge,
    Late,
    Broken,
}

impl From<Broken> for BodyError {
    fn from(_: Broken) -> Self {
        BodyError::Broken
    }
}

impl BodyError {
    fn of(self, response: Box<RawResponse>) -> TransportError {
        let (kind, text) = match self {
            BodyError::TooLarge => (ErrorKind::Response, "its body is above the limit"),
            BodyError::Late => (ErrorKind::Timeout, "its body did not come within the time limit"),
            BodyError::Broken => (ErrorKind::Transport, "the connection broke within its body"),
        };
        TransportError::NoBody { kind, response, text }
    }
}

/// Reads a body of at most `limit` bytes. The body of a failure is cut there. For a success a larger body is an error,
/// because a part of it cannot be used.
async fn read(incoming: &mut impl Incoming, limit: usize, cuts: bool) -> Result<Bytes, BodyError> {
    let announced = incoming.length().and_then(|length| usize::try_from(length).ok());
    if !cuts && announced.is_some_and(|length| length > limit) {
        return Err(BodyError::TooLarge);
    }
    let Some(first) = incoming.chunk().await? else { return Ok(Bytes::new()) };
    if announced == Some(first.len()) && first.len() <= limit {
        return Ok(first);
    }
    let mut body = BytesMut::from(first);
    while body.len() <= limit {
        match incoming.chunk().await? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => return Ok(body.freeze()),
        }
    }
    if !cuts {
        return Err(BodyError::TooLarge);
    }
    body.truncate(limit);
    Ok(body.freeze())
}
