//! Sends a request once.

use tokio::time::Instant;

use super::carried::Carried;
use super::client_core::Core;
use crate::encode::Encoded;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::RawResponse;
use crate::spec::EndpointSpec;
use crate::transport::{Outgoing, TransportError, within};

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
/// whichever is first. Both share one timer.
pub(super) fn outgoing(
    core: &Core,
    request: &Encoded,
    carried: &Carried<'_>,
    now: Instant,
    deadline: Option<Instant>,
) -> Result<Outgoing, Error> {
    // Overflow: no time limit.
    let end = now.checked_add(core.timeouts.attempt);
    core.authorized(request, carried, end.into_iter().chain(deadline).min())
}

/// Not an `async fn`, which would copy the request.
pub(super) fn send(core: &Core, outgoing: Outgoing) -> impl Future<Output = Result<Box<RawResponse>, Error>> {
    let (endpoint, end) = (outgoing.endpoint, outgoing.deadline);
    let response = core.transport.send(outgoing, core.limits);
    async move { received(&endpoint, within(end, response).await) }
}

/// Sends a request whose body is a file or a stream. It has time as long as the body moves, and `core.timeouts.attempt` from
/// the end of the body to the end of the answer.
pub(super) async fn send_streamed(
    core: &Core,
    mut outgoing: Outgoing,
    deadline: Option<Instant>,
) -> Result<Box<RawResponse>, Error> {
    let endpoint = outgoing.endpoint;
    let Some(opened) = outgoing.body.open().await else { return send(core, outgoing).await };
    let sending = opened.map_err(|error| Error::of_body(&endpoint, Outcome::NotSent, error))?;
    let (progress, timeouts) = (sending.progress(), core.timeouts);
    outgoing.sending = Some(Box::new(sending));
    outgoing.deadline = None;
    let mut response = core.transport.send(outgoing, core.limits);
    let end = || progress.deadline(timeouts.idle, timeouts.attempt).into_iter().chain(deadline).min();
    let result = loop {
        let waited = end();
        match within(waited, &mut response).await {
            // The body has moved.
            None if end() > waited => {}
            result => break result,
        }
    };
    received(&endpoint, result).map_err(|error| match progress.take_fault() {
        Some(fault) => Error::of_body(&endpoint, Outcome::Unknown, fault),
        None => error,
    })
}

fn received(
    endpoint: &EndpointSpec,
    result: Option<Result<Box<RawResponse>, TransportError>>,
) -> Result<Box<RawResponse>, Error> {
    match result {
        Some(Ok(response)) => Ok(response),
        Some(Err(TransportError::NoResponse { kind, outcome, text })) => {
            Err(Error::with_text(kind, outcome, endpoint, text))
        }
        Some(Err(TransportError::NoBody { kind, response, text })) => Err(Error::unreadable(kind, *response, text)),
        None => {
            Err(Error::with_text(ErrorKind::Timeout, Outcome::Unknown, endpoint, "no answer within the time limit"))
        }
    }
}
