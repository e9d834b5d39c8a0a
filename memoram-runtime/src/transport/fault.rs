//! Why a request has no response: what the error of an HTTP library means.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::{io, iter};

use super::TransportError;
use crate::error::{ErrorKind, Outcome};

/// An error of any type.
pub(super) type AnyError = dyn StdError + 'static;

/// Classifies an error. Its message may quote the URL, so the message is dropped.
pub(super) fn fault(error: &AnyError, is_connect: bool, is_timeout: bool) -> TransportError {
    let fault = |kind, outcome, text| TransportError::NoResponse { kind, outcome, text: Cow::Borrowed(text) };
    match (is_connect, is_timeout) {
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
fn is_refused(error: &AnyError) -> bool {
    sources(error).filter_map(|error| error.downcast_ref::<h2::Error>()).any(|error| {
        let refused = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
        let closing = error.is_go_away() && error.reason() == Some(h2::Reason::NO_ERROR);
        error.is_remote() && (refused || closing)
    })
}

pub(super) fn sources(error: &AnyError) -> impl Iterator<Item = &AnyError> {
    iter::successors(error.source(), |&error| error.source())
}

/// Returns true if a connection failed for another reason than the network. No library says that TLS failed, so every
/// cause that is not known to be a network error counts as TLS, and is not retried.
fn is_tls(error: &AnyError) -> bool {
    let network = |error: &AnyError| error.downcast_ref().is_some_and(is_network_error);
    !is_dns(error) && !sources(error).any(network)
}

/// Returns true if the host is not known. hyper-util says that in words alone.
fn is_dns(error: &AnyError) -> bool {
    sources(error).any(|error| error.to_string() == "dns error")
}

/// Returns true if a proxy answered a `CONNECT` with anything but success. hyper-util says that in words alone.
fn is_refused_by_proxy(error: &AnyError) -> bool {
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
