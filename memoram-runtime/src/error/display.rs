//! An error in one line.

use std::fmt;

use super::{Detail, Error, Outcome};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_head(f)?;
        match self.attempts() {
            0 | 1 => write!(f, " ({})", self.outcome()),
            attempts => write!(f, " ({attempts} attempts; {})", self.outcome()),
        }
    }
}

impl Error {
    /// The route, and what came of it.
    pub(super) fn fmt_head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(endpoint) = &self.0.endpoint {
            write!(f, "{} {}", endpoint.method(), endpoint.template())?;
        }
        match &self.0.detail {
            Detail::Text(text) => write!(f, ": {text}"),
            Detail::Unreadable { status, text, .. } => write!(f, " answered {status}, but {text}"),
            Detail::Answer(answer) => write!(f, " {answer}"),
        }
    }
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
