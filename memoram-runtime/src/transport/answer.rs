//! Reads the body of an answer, whichever library receives it.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use ::http::{HeaderMap, StatusCode};
use bytes::{Bytes, BytesMut};
use tokio::time::Instant;

use super::{Limits, Outgoing, TransportError, within};
use crate::error::ErrorKind;
use crate::response::{Chunks, RawResponse, Unread};
use crate::spec::EndpointSpec;

/// A body that arrives in chunks.
pub(super) trait Incoming: Send {
    /// Why it breaks off.
    type Error;

    /// The length that the server announced, in bytes.
    fn length(&self) -> Option<u64>;

    /// The next chunk. `None` at the end.
    fn chunk(&mut self) -> impl Future<Output = Result<Option<Bytes>, Self::Error>> + Send;

    /// All chunks that are left.
    fn into_chunks(self) -> Chunks;
}

/// An answer whose body has not been read.
pub(super) struct Answer {
    response: Box<RawResponse>,
    limits: Limits,
    /// When the body must be there, unless it is read as a stream.
    deadline: Option<Instant>,
}

/// How an answer is read. Kept of a request while it is sent.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    endpoint: EndpointSpec,
    limits: Limits,
    deadline: Option<Instant>,
}

impl Reading {
    pub(super) fn of(request: &Outgoing, limits: Limits) -> Self {
        Reading { endpoint: request.endpoint, limits, deadline: request.deadline }
    }

    pub(super) fn answer(self, status: StatusCode, headers: HeaderMap) -> Answer {
        let response = Box::new(RawResponse::new(self.endpoint, status, headers, Bytes::new()));
        Answer { response, limits: self.limits, deadline: self.deadline }
    }
}

impl Answer {
    fn is_success(&self) -> bool {
        self.response.endpoint.is_success(self.response.status)
    }

    /// Whether the body is read as a stream.
    pub(super) fn is_streamed(&self) -> bool {
        self.response.is_streamed()
    }

    /// Leaves the body to be read as a stream.
    pub(super) fn stream(mut self, incoming: impl Incoming) -> Box<RawResponse> {
        let length = incoming.length();
        self.response.unread = Some(Box::new(Unread::new(incoming.into_chunks(), length, self.limits.success_body)));
        self.response
    }

    /// Reads the whole body.
    pub(super) async fn read(mut self, incoming: &mut impl Incoming) -> Result<Box<RawResponse>, TransportError> {
        let is_success = self.is_success();
        if is_success && self.response.endpoint.stream().is_some() {
            self.response.body = self.refused(incoming).await;
            return Ok(self.response);
        }
        let limit = if is_success { self.limits.success_body } else { self.limits.error_body };
        let mut reading = pin!(read(incoming, limit, !is_success));
        // A small body has arrived with its headers, and needs no timer.
        let body = match poll_fn(|context| Poll::Ready(reading.as_mut().poll(context))).await {
            Poll::Ready(body) => body,
            Poll::Pending => within(self.deadline, reading).await.unwrap_or(Err(BodyError::Late)),
        };
        match body {
            Ok(body) => {
                self.response.body = body;
                Ok(self.response)
            }
            Err(error) => Err(error.of(self.response)),
        }
    }

    /// What comes of a body that is not the stream that was asked for: often a JSON text that says why. Empty if the body may have no
    /// end.
    async fn refused(&self, incoming: &mut impl Incoming) -> Bytes {
        let mut body = BytesMut::new();
        if incoming.length().is_none() && !self.response.is_json() {
            return Bytes::new();
        }
        let limit = self.limits.error_body;
        within(self.deadline, async {
            while let Ok(Some(chunk)) = incoming.chunk().await {
                body.extend_from_slice(&chunk);
                if body.len() >= limit {
                    break;
                }
            }
        })
        .await;
        body.truncate(limit);
        body.freeze()
    }
}

/// Why a body could not be read.
enum BodyError {
    TooLarge,
    Late,
    Broken,
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
    let Some(first) = incoming.chunk().await.map_err(|_| BodyError::Broken)? else { return Ok(Bytes::new()) };
    if announced == Some(first.len()) && first.len() <= limit {
        return Ok(first);
    }
    let mut body = BytesMut::from(first);
    while body.len() <= limit {
        match incoming.chunk().await.map_err(|_| BodyError::Broken)? {
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
