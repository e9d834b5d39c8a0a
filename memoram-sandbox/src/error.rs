//! The errors of the sandbox's own methods.

use std::error::Error;
use std::fmt::{Display, Formatter, Result};

use http::Method;

/// Why a method of [`Sandbox`](crate::Sandbox) failed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SandboxError {
    /// No access request has this id.
    UnknownAccessRequest {
        /// The id that was given.
        id: String,
    },
    /// The access request cannot get this status: only a pending request can be approved or rejected, and only an
    /// approved request can be revoked.
    ImpossibleTransition {
        /// The id of the access request.
        id: String,
        /// Its present status.
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
    /// A server cannot send this header.
    InvalidHeader {
        /// The name that was given.
        name: String,
        /// What is wrong.
        reason: &'static str,
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
                write!(f, "the status must be from 200 to 999, not {status}")
            }
            Self::InvalidHeader { name, reason } => {
                write!(f, "the header {name:?} cannot be sent: {reason}")
            }
        }
    }
}

impl Error for SandboxError {}
