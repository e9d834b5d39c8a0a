//! Reads the common part of YAML into an outline: blocks of keys and items, as most documents are written.
//!
//! Whatever this does not know, and all that is wrong, is left to the parser of all of YAML, which takes many times as long:
//! each function returns `None` then.

mod collection;
mod cursor;
mod printable;
mod scalar;

use std::sync::Arc;

use super::outline::{Kind, Mark, Outline};
use cursor::Cursor;

/// The outline of a text, and the values of `$ref` that lead out of it.
pub(super) fn outline(text: &Arc<str>, file: usize) -> Option<(Outline, Vec<String>)> {
    if !printable::is_printable(text) {
        return None;
    }
    let outline = Outline { text: Arc::clone(text), file, marks: Vec::new(), nodes: Vec::new() };
    let mut reader = Reader { cursor: Cursor::new(text), outline, references: Vec::new() };
    reader.cursor.advance();
    if reader.cursor.line.is_some_and(|line| line.indent == 0 && line.text == "---") {
        reader.cursor.advance();
    }
    let line = reader.cursor.line.filter(|line| line.indent == 0)?;
    scalar::key(line.text)?;
    reader.mapping(0, 1)?;
    reader.cursor.line.is_none().then_some((reader.outline, reader.references))
}

/// What is read, up to the line of the cursor.
struct Reader<'t> {
    cursor: Cursor<'t>,
    outline: Outline,
    references: Vec<String>,
}

impl Reader<'_> {
    /// Adds a scalar, whose text is the part of the file between these bytes.
    fn push(&mut self, kind: Kind, line: usize, start: usize, end: usize) {
        self.outline.marks.push(Mark { kind, line, start, end });
    }
}
