//! Where in a document something is said.

use std::fmt;

use super::Document;

/// A line of a document. It prints as `openapi.yaml:88`, or as `bundled Memoram API 1.0.0, line 88`.
#[derive(Clone, Copy)]
pub struct Location<'d> {
    pub(super) document: &'d Document,
    pub(super) line: usize,
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Location { document, line } = self;
        match &document.file {
            Some(file) => write!(f, "{file}:{line}"),
            None => write!(f, "bundled Memoram API {}, line {line}", document.version()),
        }
    }
}

impl fmt::Debug for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
