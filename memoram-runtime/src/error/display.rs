//! An error in one line.

use std::fmt;

use super::{Detail, Error};

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
    /// Writes the method, the path template, and what happened.
    pub(super) fn fmt_head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(endpoint) = &self.0.endpoint {
            write!(f, "{} {}", endpoint.method(), endpoint.template())?;
        }
        match (&self.0.detail, &self.0.endpoint) {
            (Detail::Text(text), None) => f.write_str(text),
            (Detail::Text(text), Some(_)) => write!(f, ": {text}"),
            (Detail::Unreadable { status, text, .. }, _) => write!(f, " answered {status}, but {text}"),
            (Detail::Api(api), _) => write!(f, " {api}"),
        }
    }
}
