//! What went wrong, and whether the server did what the request asked for.

use std::fmt;

use http::StatusCode;

/// The kinds of [`Error`](crate::Error).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request has a value that cannot be sent. The request itself was not sent.
    InvalidRequest,
    /// 400: the server refused the request's values.
    BadRequest,
    /// 401, or there is no usable token: the token request failed, or the client has no credentials.
    Authentication,
    /// 403.
    Forbidden,
    /// 404.
    NotFound,
    /// 409.
    Conflict,
    /// 422.
    UnprocessableContent,
    /// 429.
    TooManyRequests,
    /// Any 5xx.
    Server,
    /// Any other status that is not a success of the endpoint.
    UnexpectedStatus,
    /// A 3xx. Redirects are never followed, because that would send the token to another place.
    UnexpectedRedirect,
    /// A success whose body is not JSON, such as the HTML of a captive portal, or is compressed.
    UnexpectedContentType,
    /// A success whose body could not be used: it does not fit the endpoint's response type, is empty or too large, or repeats
    /// a cursor.
    Response,
    /// No connection: the host is unknown or unreachable, or refused the connection.
    Connect,
    /// The TLS handshake failed: the certificate, the host name or the protocol version was not accepted, or the cause is
    /// unknown.
    Tls,
    /// A time limit has passed.
    Timeout,
    /// The connection broke.
    Transport,
    /// A file or a stream of your own failed: the body of the request could not be read from it, or the answer could not be
    /// written to it. [`source`](std::error::Error::source) has its error.
    Io,
}

/// Whether the server did what the request asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// No request was sent, so nothing was done.
    NotSent,
    /// The server refused the request, so nothing was done.
    Rejected,
    /// It is unknown whether the request was carried out.
    Unknown,
    /// The request was carried out, but its response could not be used.
    Completed,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Outcome::NotSent => "not sent",
            Outcome::Rejected => "rejected: nothing was done",
            Outcome::Unknown => "it is unknown whether it was done",
            Outcome::Completed => "it was done",
        })
    }
}

/// Classifies a status that is not a success of its endpoint.
pub(super) fn of_status(status: StatusCode) -> (ErrorKind, Outcome) {
    let kind = match status.as_u16() {
        400 => ErrorKind::BadRequest,
        401 => ErrorKind::Authentication,
        403 => ErrorKind::Forbidden,
        404 => ErrorKind::NotFound,
        409 => ErrorKind::Conflict,
        422 => ErrorKind::UnprocessableContent,
        429 => ErrorKind::TooManyRequests,
        300..=399 => ErrorKind::UnexpectedRedirect,
        500..=599 => ErrorKind::Server,
        _ => ErrorKind::UnexpectedStatus,
    };
    let outcome = match status.as_u16() {
        200..=299 => Outcome::Completed,
        408 => Outcome::Unknown,
        400..=499 => Outcome::Rejected,
        _ => Outcome::Unknown,
    };
    (kind, outcome)
}
