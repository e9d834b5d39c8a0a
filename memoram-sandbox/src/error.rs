//! What the sandbox's own methods refuse.

use std::error::Error;
use std::fmt::{Display, Formatter, Result};

use http::Method;

/// Why the sandbox did not do what a test told it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SandboxError {
    /// No access request has this id.
    UnknownAccessRequest {
        /// The id that was given.
        id: String,
    },
    /// The user's dashboard has no such step: a pending request is approved or rejected, an approved one revoked.
    ImpossibleTransition {
        /// The id of the access request.
        id: String,
        /// Its status.
        from: &'static str,
        /// The status that it cannot get.
        to: &'static str,
    },
    /// The API documents no such route.
    UnknownRoute {
        /// The method that was given.
        method: Method,
        /// The path template that was given.
        template: String,
    },
    /// A server cannot answer with this status.
    InvalidStatus {
        /// The status that was given.
        status: u16,
    },
}

impl Display for SandboxError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::UnknownAccessRequest { id } => write!(f, "no access request has the id `{id}`"),
            Self::ImpossibleTransition { id, from, to } => {
                write!(f, "access request `{id}` is {from} and cannot become {to}")
            }
            Self::UnknownRoute { method, template } => {
                write!(f, "the Memoram API has no route `{method} {template}`")
            }
            Self::InvalidStatus { status } => {
                write!(f, "{status} is not a status to answer with: 200 to 999 are")
            }
        }
    }
}

impl Error for SandboxError {}
