//! Mappings and sequences.

use super::Reader;
use super::cursor::spaces;
use super::scalar::{self, Key};
use crate::document::key_bits::KeyBits;
use crate::document::outline::{Kind, Mark};
use crate::document::reader::MAX_DEPTH;

impl Reader<'_> {
    /// Reads what begins at the cursor. `parent` is the column of the collection that it is in, and `depth` is how deep a
    /// collection that begins here is: the outermost one is 1 deep.
    fn block(&mut self, parent: usize, depth: usize) -> Option<()> {
        let line = self.cursor.line?;
        if is_item(line.text) {
            self.sequence(line.indent, depth)
        } else if scalar::key(line.text).is_some() {
            self.mapping(line.indent, depth)
        } else {
            self.scalar(line, parent, depth.saturating_sub(1))
        }
    }

    fn open(&mut self, kind: Kind, depth: usize) -> Option<usize> {
        let line = self.cursor.line.filter(|_| depth <= MAX_DEPTH)?.number;
        let index = self.outline.marks.len();
        self.outline.marks.push(Mark { kind, line, start: 0, end: 0 });
        Some(index)
    }

    /// Ends a collection. If what follows is indented in a way that belongs nowhere, no collection goes on with it.
    fn close(&mut self, index: usize) -> Option<()> {
        let end = self.outline.marks.len();
        self.outline.marks.get_mut(index)?.end = end;
        Some(())
    }

    fn sequence(&mut self, column: usize, depth: usize) -> Option<()> {
        let index = self.open(Kind::Sequence, depth)?;
        while let Some(line) = self.cursor.line.filter(|line| line.indent == column && is_item(line.text)) {
            let behind = line.text.get(1..)?;
            let item = line.without(spaces(behind).saturating_add(1))?;
            if item.is_nothing() {
                self.cursor.advance();
                self.below(item.number, column, depth, false)?;
            } else {
                self.cursor.line = Some(item);
                self.block(column, depth.saturating_add(1))?;
            }
        }
        self.close(index)
    }

    pub(super) fn mapping(&mut self, column: usize, depth: usize) -> Option<()> {
        let index = self.open(Kind::Mapping, depth)?;
        let mut keys = KeyBits::default();
        while let Some(line) = self.cursor.line.filter(|line| line.indent == column) {
            // What ends or begins a document looks like a key.
            let is_mark = column == 0 && (line.text.starts_with("---") || line.text.starts_with("..."));
            let Key { text, before, behind } = scalar::key(line.text).filter(|_| !is_mark)?;
            keys.add(text);
            let start = line.start_of(line.text).saturating_add(before);
            self.push(Kind::Quoted, line.number, start, start.saturating_add(text.len()));
            let value_index = self.outline.marks.len();
            let value = line.without(behind)?;
            if value.is_nothing() {
                self.cursor.advance();
                self.below(line.number, column, depth, true)?;
            } else {
                self.scalar(value, column, depth)?;
            }
            if text == "$ref" {
                self.references.extend(self.outline.external(value_index));
            }
        }
        self.close(index)?;
        // The parser of all of YAML says where the keys are.
        let is_twice = keys.may_be_twice && self.outline.find_twice(index).is_some();
        (!is_twice).then_some(())
    }

    /// Reads a value that is not in the line of its key or dash, which is `number`, but below it, if anywhere.
    fn below(&mut self, number: usize, column: usize, depth: usize, is_in_mapping: bool) -> Option<()> {
        match self.cursor.line {
            Some(line) if line.indent > column => self.block(column, depth.saturating_add(1)),
            Some(line) if line.indent == column && is_in_mapping && is_item(line.text) => {
                self.sequence(column, depth.saturating_add(1))
            }
            _ => {
                self.push(Kind::Null, number, 0, 0);
                Some(())
            }
        }
    }
}

fn is_item(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next() == Some(b'-') && matches!(bytes.next(), None | Some(b' '))
}
