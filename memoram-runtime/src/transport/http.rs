//! HTTP with reqwest.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::{io, iter};

use bytes::{Bytes, BytesMut};

use super::received::Received;
use super::{Limits, Outgoing, SendFuture, Transport, TransportError, within};
use crate::error::{ErrorKind, Outcome};
use crate::response::{RawResponse, Unread};

impl Transport for reqwest::Client {
    fn send(&self, request: Outgoing, limits: Limits) -> SendFuture<'_> {
        let Outgoing { endpoint, deadline, .. } = request;
        // Called outside the async block, which would otherwise store the request and move it.
        let sent = self.execute(into_reqwest(request));
        Box::pin(async move {
            let mut incoming = sent.await.map_err(|error| without_response(&error))?;
            let status = incoming.status();
            let headers = std::mem::take(incoming.headers_mut());
            let is_success = endpoint.is_success(status);
            let limit = if is_success { limits.success_body } else { limits.error_body };
            let mut response = Box::new(RawResponse::new(endpoint, status, headers, Bytes::new()));
            if is_success && endpoint.is_streamed() {
                response.unread = Some(unread(incoming, limits));
                return Ok(response);
            }
            match within(deadline, read(&mut incoming, limit, !is_success)).await.unwrap_or(Err(BodyError::Late)) {
                Ok(body) => {
                    response.body = body;
                    Ok(response)
                }
                Err(error) => Err(error.of(response)),
            }
        })
    }
}

fn unread(incoming: reqwest::Response, limits: Limits) -> Box<Unread> {
    let length = incoming.content_length();
    let chunks = Box::pin(Received(reqwest::Body::from(incoming)));
    Box::new(Unread::new(chunks, length, limits.success_body))
}

fn into_reqwest(request: Outgoing) -> reqwest::Request {
    let mut out = reqwest::Request::new(request.endpoint.method(), request.url);
    *out.headers_mut() = request.headers;
    *out.body_mut() = match request.sending {
        Some(sending) => Some(reqwest::Body::wrap(*sending)),
        None if request.body.is_empty() => None,
        None => Some(reqwest::Body::from(request.body.into_bytes())),
    };
    out
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
async fn read(response: &mut reqwest::Response, limit: usize, cuts: bool) -> Result<Bytes, BodyError> {
    let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
    if !cuts && announced.is_some_and(|length| length > limit) {
        return Err(BodyError::TooLarge);
    }
    let Some(first) = response.chunk().await.map_err(|_| BodyError::Broken)? else { return Ok(Bytes::new()) };
    if announced == Some(first.len()) && first.len() <= limit {
        return Ok(first);
    }
    let mut body = BytesMut::from(first);
    while body.len() <= limit {
        match response.chunk().await.map_err(|_| BodyError::Broken)? {
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

/// Classifies an error of reqwest. Its message quotes the URL, so the message is dropped.
fn without_response(error: &reqwest::Error) -> TransportError {
    let fault = |kind, outcome, text| TransportError::NoResponse { kind, outcome, text: Cow::Borrowed(text) };
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => fault(ErrorKind::Connect, Outcome::NotSent, "no connection within the time limit"),
        (true, false) if is_refused_by_proxy(error) => fault(
            ErrorKind::Connect,
            Outcome::NotSent,
            "the proxy did not connect to the server; does it want a password?",
        ),
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

/// Returns true if an HTTP/2 server says that it has not processed the request: it refused the stream, or it closes the
/// connection and the stream is above the last one that it processed (RFC 9113 §8.7).
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

/// Returns true if a connection failed for another reason than the network. reqwest does not say that TLS failed, so
/// every cause that is not known to be a network error counts as TLS, and is not retried.
fn is_tls(error: &reqwest::Error) -> bool {
    let network = |error: &(dyn StdError + 'static)| error.downcast_ref().is_some_and(is_network_error);
    !error.is_dns() && !sources(error).any(network)
}

/// Returns true if a proxy answered a `CONNECT` with anything but success. hyper-util says that in words alone.
fn is_refused_by_proxy(error: &reqwest::Error) -> bool {
    sources(error).any(|error| error.to_string().starts_with("tunnel error: "))
}

fn is_network_error(error: &io::Error) -> bool {
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
    use crate::body::Body;
    use crate::spec::EndpointSpec;

    /// Resolves no host name, without asking a server.
    struct NoHosts;

    impl Resolve for NoHosts {
        fn resolve(&self, _: Name) -> Resolving {
            Box::pin(async { Err("no such host".into()) })
        }
    }

    #[tokio::test]
    async fn a_host_that_is_not_known_is_not_taken_for_one_without_trust() {
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).dns_resolver(Arc::new(NoHosts));
        let url = "https://unknown.example/".parse().unwrap();
        let endpoint = EndpointSpec::post("/things");
        let outgoing = Outgoing {
            endpoint,
            url,
            headers: HeaderMap::new(),
            body: Body::EMPTY,
            sending: None,
            deadline: None,
            #[cfg(feature = "testing")]
            credentials: Vec::new(),
        };
        let result = client.build().unwrap().send(outgoing, Limits::default()).await;
        let Err(TransportError::NoResponse { kind, outcome, .. }) = result else { panic!("there is no such host") };
        assert_eq!((kind, outcome), (ErrorKind::Connect, Outcome::NotSent));
    }
}
