//! Sends one HTTP request: over the network, or to a server in memory for tests.

#[cfg(any(feature = "reqwest", feature = "hyper"))]
mod answer;
#[cfg(any(feature = "reqwest", feature = "hyper"))]
mod fault;
#[cfg(feature = "hyper")]
pub(crate) mod hyper;
mod kind;
mod limits;
#[cfg(test)]
pub(crate) mod memory;
mod outgoing;
#[cfg(any(feature = "reqwest", feature = "hyper"))]
mod received;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::borrow::Cow;
use std::future::Future;
use std::io;
use std::pin::Pin;

use tokio::time::{Instant, timeout_at};

pub use kind::Transport;
pub use limits::Limits;
pub(crate) use outgoing::Outgoing;

use crate::error::{ErrorKind, Outcome};
use crate::response::RawResponse;

/// Sends one request and reads its response. It follows no redirects and never retries.
pub(crate) trait HttpClient: Send + Sync {
    fn send(&self, request: Outgoing, limits: Limits) -> SendFuture<'_>;
}

/// The future of [`HttpClient::send`].
pub(crate) type SendFuture<'a> = Pin<Box<dyn Future<Output = Result<Box<RawResponse>, TransportError>> + Send + 'a>>;

/// Why there is no response, or no complete one.
pub(crate) enum TransportError {
    NoResponse {
        kind: ErrorKind,
        outcome: Outcome,
        text: Cow<'static, str>,
    },
    /// The status and the headers arrived, and the body did not.
    NoBody {
        kind: ErrorKind,
        response: Box<RawResponse>,
        text: &'static str,
    },
    /// The user's file or stream failed, from which the body of the request is read.
    Body {
        outcome: Outcome,
        source: io::Error,
    },
}

impl TransportError {
    pub(crate) const LATE: TransportError = TransportError::NoResponse {
        kind: ErrorKind::Timeout,
        outcome: Outcome::Unknown,
        text: Cow::Borrowed("no answer within the time limit"),
    };
}

/// Awaits a future until a deadline. Returns `None` if the deadline passes first.
pub(crate) async fn within<T>(deadline: Option<Instant>, future: impl Future<Output = T>) -> Option<T> {
    match deadline {
        None => Some(future.await),
        Some(deadline) => timeout_at(deadline, future).await.ok(),
    }
}
