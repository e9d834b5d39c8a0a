//! Sends a request once.

use std::pin::pin;

use tokio::time::Instant;

use super::carried::Carried;
use super::client_core::Core;
use super::timeouts::TimeoutConfig;
use crate::body::{Progress, StopOnDrop};
use crate::encode::Encoded;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::RawResponse;
use crate::spec::EndpointSpec;
use crate::transport::{HttpClient, Limits, Outgoing, SendFuture, TransportError, within};

/// Sends a request once and returns its response, whatever its status is.
pub(crate) async fn attempt(
    core: &Core,
    request: &Encoded,
    carried: &Carried<'_>,
    now: Instant,
) -> Result<Box<RawResponse>, Error> {
    send(core, outgoing(core, request, carried, now, None)?).await
}

/// The request of an attempt. The attempt ends at its own time limit, which starts `now`, or at the deadline of the call,
/// whichever is first. Both share one timer. The attempt's own limit does not count for a body that is streamed.
pub(super) fn outgoing(
    core: &Core,
    request: &Encoded,
    carried: &Carried<'_>,
    now: Instant,
    deadline: Option<Instant>,
) -> Result<Outgoing, Error> {
    // Overflow: no time limit.
    let end = now.checked_add(core.timeouts.attempt).filter(|_| !request.body.is_streamed());
    core.authorized(request, carried, end.into_iter().chain(deadline).min())
}

/// Not an `async fn`, which would copy the request.
pub(super) fn send(core: &Core, outgoing: Outgoing) -> impl Future<Output = Result<Box<RawResponse>, Error>> {
    let (endpoint, end) = (outgoing.endpoint, outgoing.deadline);
    let transport: &dyn HttpClient = if outgoing.body.is_streamed() { core } else { &*core.transport };
    let response = transport.send(outgoing, core.limits);
    async move { received(&endpoint, within(end, response).await) }
}

/// Sends requests whose bodies are files or streams. They have time as long as the body moves, and `timeouts.attempt` from the
/// end of the body to the end of the answer.
impl HttpClient for Core {
    fn send(&self, mut outgoing: Outgoing, limits: Limits) -> SendFuture<'_> {
        Box::pin(async move {
            let sending = outgoing.body.open().await;
            let sending = sending.map_err(|source| TransportError::Body { outcome: Outcome::NotSent, source })?;
            let progress = sending.progress();
            let stop = StopOnDrop::new(&progress);
            outgoing.sending = Some(Box::new(sending));
            let response = self.transport.send(outgoing, limits);
            let late = Err(TransportError::LATE);
            let result = while_moving(&progress, self.timeouts, response).await.unwrap_or(late);
            let mut response = result.map_err(|error| of_body(&progress).unwrap_or(error))?;
            match &mut response.unread {
                // The server may answer while it reads. The body is stopped with the stream.
                Some(unread) => unread.upload = Some(stop),
                // A success may come before the server has read everything.
                None if response.endpoint.is_success(response.status) => {
                    if while_moving(&progress, self.timeouts, progress.ended()).await.is_none() {
                        let (kind, text) = (ErrorKind::Timeout, "the rest of the request was not taken");
                        return Err(TransportError::NoBody { kind, response, text });
                    }
                    of_body(&progress).map_or(Ok(()), Err)?;
                }
                None => {}
            }
            Ok(response)
        })
    }
}

fn of_body(progress: &Progress) -> Option<TransportError> {
    progress.take_fault().map(|source| TransportError::Body { outcome: Outcome::Unknown, source })
}

/// Awaits something as long as the body of the request moves. `None` if it has stood still.
async fn while_moving<T>(progress: &Progress, timeouts: TimeoutConfig, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    loop {
        let end = progress.deadline(timeouts.idle, timeouts.attempt);
        match within(end, &mut future).await {
            Some(output) => return Some(output),
            None if progress.deadline(timeouts.idle, timeouts.attempt) > end => {}
            None => return None,
        }
    }
}

fn received(
    endpoint: &EndpointSpec,
    result: Option<Result<Box<RawResponse>, TransportError>>,
) -> Result<Box<RawResponse>, Error> {
    result.unwrap_or(Err(TransportError::LATE)).map_err(|error| match error {
        TransportError::NoResponse { kind, outcome, text } => Error::with_text(kind, outcome, endpoint, text),
        TransportError::NoBody { kind, response, text } => Error::unreadable(kind, *response, text),
        TransportError::Body { outcome, source } => Error::of_body(endpoint, outcome, source),
    })
}
