//! HTTP by reqwest.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::{io, iter};

use bytes::{Bytes, BytesMut};

use super::{Answer, Caps, Failure, Outgoing, Transport, within};
use crate::error::{ErrorKind, Outcome};
use crate::response::Raw;

impl Transport for reqwest::Client {
    fn send(&self, request: Outgoing, caps: Caps) -> Answer<'_> {
        let Outgoing { endpoint, deadline, .. } = request;
        // Outside the future, which would hold the request and move it about.
        let answer = self.execute(into_reqwest(request));
        Box::pin(async move {
            let mut response = answer.await.map_err(|error| before_the_answer(&error))?;
            let status = response.status();
            let headers = std::mem::take(response.headers_mut());
            let cap = if status.is_success() { caps.success } else { caps.error };
            let mut answer = Box::new(Raw { endpoint, status, headers, body: Bytes::new() });
            match within(deadline, read(&mut response, cap)).await.unwrap_or(Err(BodyFault::Late)) {
                Ok(body) => {
                    answer.body = body;
                    Ok(answer)
                }
                Err(fault) => Err(fault.of(answer)),
            }
        })
    }
}

fn into_reqwest(request: Outgoing) -> reqwest::Request {
    let mut out = reqwest::Request::new(request.endpoint.method(), request.url);
    *out.headers_mut() = request.headers;
    *out.body_mut() = request.body.map(reqwest::Body::from);
    out
}

/// Why a body could not be read.
enum BodyFault {
    TooLarge,
    Late,
    Broken,
}

impl BodyFault {
    fn of(self, answer: Box<Raw>) -> Failure {
        let (kind, text) = match self {
            BodyFault::TooLarge => (ErrorKind::Response, "its body is above the limit"),
            BodyFault::Late => (ErrorKind::Timeout, "its body did not come within the time limit"),
            BodyFault::Broken => (ErrorKind::Transport, "the connection broke within its body"),
        };
        Failure::NoBody { kind, answer, text }
    }
}

/// Reads a body up to `cap` bytes. A failure's body is cut there; a success's would be worth nothing in part.
async fn read(response: &mut reqwest::Response, cap: usize) -> Result<Bytes, BodyFault> {
    let cuts = !response.status().is_success();
    let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
    if !cuts && announced.is_some_and(|length| length > cap) {
        return Err(BodyFault::TooLarge);
    }
    let Some(first) = response.chunk().await.map_err(|_| BodyFault::Broken)? else { return Ok(Bytes::new()) };
    if announced == Some(first.len()) && first.len() <= cap {
        return Ok(first);
    }
    let mut body = BytesMut::from(first);
    while body.len() <= cap {
        match response.chunk().await.map_err(|_| BodyFault::Broken)? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => return Ok(body.freeze()),
        }
    }
    if !cuts {
        return Err(BodyFault::TooLarge);
    }
    body.truncate(cap);
    Ok(body.freeze())
}

/// reqwest's errors quote the URL, so only their kind is kept.
fn before_the_answer(error: &reqwest::Error) -> Failure {
    let fault = |kind, outcome, text| Failure::NoAnswer { kind, outcome, text: Cow::Borrowed(text) };
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => fault(ErrorKind::Connect, Outcome::NotSent, "no connection within the time limit"),
        (true, false) if is_tls(error) => {
            fault(ErrorKind::Tls, Outcome::NotSent, "the server's certificate or TLS was not accepted")
        }
        (true, false) => fault(ErrorKind::Connect, Outcome::NotSent, "the server could not be reached"),
        _ if is_refused(error) => {
            fault(ErrorKind::Transport, Outcome::Rejected, "the server refused the request without looking at it")
        }
        (false, true) => fault(ErrorKind::Timeout, Outcome::Unknown, "no answer within the time limit"),
        (false, false) => fault(ErrorKind::Transport, Outcome::Unknown, "the connection broke before an answer"),
    }
}

/// HTTP/2 can tell a request that was not looked at: its stream is refused, or is above the last one of a connection that
/// the server closes (RFC 9113 §8.7).
fn is_refused(error: &reqwest::Error) -> bool {
    sources(error).filter_map(|error| error.downcast_ref::<h2::Error>()).any(|error| {
        let refused = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
        let closing = error.is_go_away() && error.reason() == Some(h2::Reason::NO_ERROR);
        error.is_remote() && (refused || closing)
    })
}

fn sources(error: &reqwest::Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    iter::successors(error.source(), |&error| error.source())
}

/// A connection that failed for no reason of the network failed for want of trust. Only what is known to be the network's
/// is taken for it: a certificate that is not accepted is not tried again.
fn is_tls(error: &reqwest::Error) -> bool {
    let network = |error: &(dyn StdError + 'static)| error.downcast_ref().is_some_and(is_of_the_network);
    !error.is_dns() && !sources(error).any(network)
}

fn is_of_the_network(error: &io::Error) -> bool {
    use io::ErrorKind::*;
    let kinds = [
        ConnectionRefused,
        ConnectionReset,
        ConnectionAborted,
        HostUnreachable,
        NetworkUnreachable,
        NetworkDown,
        AddrNotAvailable,
        TimedOut,
    ];
    kinds.contains(&error.kind())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ::http::HeaderMap;
    use reqwest::dns::{Name, Resolve, Resolving};

    use super::*;
    use crate::endpoint::EndpointSpec;

    /// Knows no host, and asks nobody.
    struct KnowsNone;

    impl Resolve for KnowsNone {
        fn resolve(&self, _: Name) -> Resolving {
            Box::pin(async { Err("no such host".into()) })
        }
    }

    #[tokio::test]
    async fn a_host_that_is_not_known_is_not_taken_for_one_without_trust() {
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).dns_resolver(Arc::new(KnowsNone));
        let url = "https://unknown.example/".parse().unwrap();
        let endpoint = EndpointSpec::post("/things");
        let outgoing = Outgoing { endpoint, url, headers: HeaderMap::new(), body: None, deadline: None };
        let result = client.build().unwrap().send(outgoing, Caps { success: 0, error: 0 }).await;
        let Err(Failure::NoAnswer { kind, outcome, .. }) = result else { panic!("there is no such host") };
        assert_eq!((kind, outcome), (ErrorKind::Connect, Outcome::NotSent));
    }
}
