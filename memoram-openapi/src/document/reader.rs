//! Reads texts into nodes: JSON, the common part of YAML, and all of YAML, each by a reader of its own.

use std::sync::Arc;

use super::json::{self, Stop};
use super::keys::Twice;
use super::node::Node;
use super::{block, yaml};

/// No API's document is deeper, and the functions that walk or drop the tree can recurse this far.
pub(super) const MAX_DEPTH: usize = 128;

/// Why a text cannot be read. Lines and columns are counted from 1, columns in characters.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// It is not YAML.
    Syntax { line: usize, column: usize, text: String },
    /// A mapping has a key twice. A reader that takes one of them hides the other (YAML 1.2.2 §3.2.1.3).
    Twice(Twice),
}

/// A text that has been read.
pub(crate) struct Read {
    pub(crate) root: Arc<Node>,
    /// The values of `$ref` that lead into other files, or out of the text otherwise.
    pub(crate) references: Vec<String>,
}

/// Reads the first document of a text, which is the document's file of that number. JSON is a subset of YAML, so that YAML's
/// messages fit a fault in it.
pub(crate) fn read(text: &Arc<str>, file: usize) -> Result<Read, ReadError> {
    read_json(text, file).or_else(|| read_blocks(text, file).map(Ok)).unwrap_or_else(|| yaml::read(text, file))
}

/// `None` if the text is not JSON.
pub(crate) fn read_json(text: &Arc<str>, file: usize) -> Option<Result<Read, ReadError>> {
    match json::outline(text, file) {
        Ok((outline, references)) => Some(Ok(Read { root: Arc::new(outline).node(0), references })),
        Err(Stop::Error(error)) => Some(Err(error)),
        Err(Stop::NotJson) => None,
    }
}

/// `None` if the text has anything but blocks of keys and items, or a fault.
pub(crate) fn read_blocks(text: &Arc<str>, file: usize) -> Option<Read> {
    let (outline, references) = block::outline(text, file)?;
    Some(Read { root: Arc::new(outline).node(0), references })
}

pub(super) fn too_deep(line: usize, column: usize) -> ReadError {
    ReadError::Syntax { line, column, text: format!("it is nested more than {MAX_DEPTH} levels deep") }
}
