//! Faults of bodies that this crate finds.

use std::error::Error as StdError;
use std::{fmt, io};

/// A fault whose text is this crate's own, and can be shown.
#[derive(Debug)]
pub(crate) struct BodyFault(pub(crate) &'static str);

impl fmt::Display for BodyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for BodyFault {}

pub(super) fn fault(text: &'static str) -> io::Error {
    io::Error::other(BodyFault(text))
}
