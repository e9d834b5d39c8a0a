//! The faults that a test can ask for.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

use crate::answer::Answer;
use crate::error::SandboxError;

/// How the sandbox misbehaves for one request: see [`Sandbox::fail_next`](crate::Sandbox::fail_next).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Answers with this status (200 to 999) and changes nothing.
    Status(u16),
    /// Gives this answer and changes nothing.
    Answer(Answer),
    /// Waits this long, and then handles the request as usual. If the client gives up before, nothing changes.
    Delay(Duration),
    /// Closes the connection without an answer, and changes nothing.
    DropBefore,
    /// Handles the request, and then closes the connection without an answer.
    DropAfter,
}

/// In the extensions of a response: the server closes the connection instead of sending the response.
#[derive(Clone)]
pub(crate) struct Dropped;

impl Fault {
    pub(crate) fn check(&self) -> Result<(), SandboxError> {
        match self {
            Self::Status(status) => Answer::new(*status).check(),
            Self::Answer(answer) => answer.check(),
            Self::Delay(_) | Self::DropBefore | Self::DropAfter => Ok(()),
        }
    }

    pub(crate) async fn apply(self, request: Request, next: Next) -> Response {
        match self {
            Self::Status(status) => Answer::new(status).into_response(),
            Self::Answer(answer) => answer.into_response(),
            Self::Delay(delay) => {
                tokio::time::sleep(delay).await;
                next.run(request).await
            }
            Self::DropBefore => dropped(),
            Self::DropAfter => {
                next.run(request).await;
                dropped()
            }
        }
    }
}

fn dropped() -> Response {
    let mut response = Response::default();
    response.extensions_mut().insert(Dropped);
    response
}
