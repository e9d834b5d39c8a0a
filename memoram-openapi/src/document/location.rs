//! Where in a document something is said.

use std::fmt;

use super::{Document, Position};

/// A line of a document, or of a file that it refers to. It prints as `openapi.yaml:88`, or as `bundled Memoram API 1.0.0,
/// line 88`.
#[derive(Clone, Copy)]
pub struct Location<'d> {
    pub(super) document: &'d Document,
    pub(super) position: Position,
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Location { document, position: Position { file, line } } = self;
        match document.files.get(*file).and_then(|file| file.name.as_deref()) {
            Some(name) => write!(f, "{name}:{line}"),
            None => write!(f, "bundled Memoram API {}, line {line}", document.version()),
        }
    }
}

impl fmt::Debug for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
