//! Reads JSON (RFC 8259) into an outline.
//!
//! Macros are not optimised, but the standard library is, so its functions do what is done for each byte.

mod scalar;
mod space;

use std::sync::Arc;

use super::key_bits::KeyBits;
use super::keys::Twice;
use super::outline::{Kind, Mark, Outline};
use super::reader::{self, MAX_DEPTH, ReadError};
use space::Space;

/// Why a text is not read as JSON.
pub(super) enum Stop {
    /// It is none.
    NotJson,
    Error(ReadError),
}

/// The outline of a text, and the values of `$ref` that lead out of it.
pub(super) fn outline(text: &Arc<str>, file: usize) -> Result<(Outline, Vec<String>), Stop> {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let outline = Outline { text: Arc::clone(text), file, marks: Vec::new(), nodes: Vec::new() };
    let mut scanner =
        Scanner { rest, line: 1, controls: 0, spaces: Vec::new(), outline, references: Vec::new(), twice: None };
    scanner.space(BEHIND_COLON);
    scanner.value(0).map_err(|stop| scanner.comment().unwrap_or(stop))?;
    scanner.space(BEHIND_COLON);
    let Scanner { rest, controls, outline, references, twice, .. } = scanner;
    // Strings have no control characters. YAML would fold the lines of a string.
    if !rest.is_empty() || controls != space::controls(text) {
        return Err(Stop::NotJson);
    }
    twice.map_or(Ok((outline, references)), |twice| Err(Stop::Error(ReadError::Twice(twice))))
}

struct Scanner<'t> {
    rest: &'t str,
    line: usize,
    /// How many control characters were between tokens.
    controls: usize,
    /// The white space that was last found at each depth.
    spaces: Vec<Space<'t>>,
    outline: Outline,
    references: Vec<String>,
    /// The first key that comes twice.
    twice: Option<Twice>,
}

/// The place in `spaces` of the white space beside colons. No entry is at depth 0.
const BEHIND_COLON: usize = 0;

impl<'t> Scanner<'t> {
    fn first(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    /// Skips so many bytes.
    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn position(&self) -> usize {
        self.outline.text.len().saturating_sub(self.rest.len())
    }

    fn value(&mut self, depth: usize) -> Result<(), Stop> {
        match self.first() {
            Some(b'"') => self.string().map(|_| ()),
            Some(b'{') => self.mapping(depth.saturating_add(1)),
            Some(b'[') => self.sequence(depth.saturating_add(1)),
            _ => self.literal(),
        }
    }

    /// Reads what begins a collection, and the white space behind it. Returns the index of its mark.
    fn open(&mut self, kind: Kind, depth: usize) -> Result<usize, Stop> {
        if depth > MAX_DEPTH {
            return Err(self.too_deep());
        }
        let index = self.outline.marks.len();
        self.outline.marks.push(Mark { kind, line: self.line, start: 0, end: 0 });
        self.skip(1);
        self.space(depth);
        Ok(index)
    }

    /// Reads the comma behind a value, or the end of the collection, which is `end`. Returns whether it was the comma.
    fn comma(&mut self, end: u8, depth: usize) -> Result<bool, Stop> {
        if self.first() != Some(b',') {
            self.space(depth.saturating_sub(1));
        }
        let is_comma = match self.first() {
            Some(b',') => true,
            Some(byte) if byte == end => false,
            _ => return Err(Stop::NotJson),
        };
        self.skip(1);
        if is_comma {
            self.space(depth);
        }
        Ok(is_comma)
    }

    fn close(&mut self, index: usize) {
        let end = self.outline.marks.len();
        self.outline.marks.get_mut(index).into_iter().for_each(|mark| mark.end = end);
    }

    fn sequence(&mut self, depth: usize) -> Result<(), Stop> {
        let index = self.open(Kind::Sequence, depth)?;
        if self.first() == Some(b']') {
            self.skip(1);
        } else {
            self.value(depth)?;
            while self.comma(b']', depth)? {
                self.value(depth)?;
            }
        }
        self.close(index);
        Ok(())
    }

    fn mapping(&mut self, depth: usize) -> Result<(), Stop> {
        let index = self.open(Kind::Mapping, depth)?;
        let mut keys = KeyBits::default();
        if self.first() == Some(b'}') {
            self.skip(1);
        } else {
            self.entry(depth, &mut keys)?;
            while self.comma(b'}', depth)? {
                self.entry(depth, &mut keys)?;
            }
        }
        self.close(index);
        if keys.may_be_twice && self.twice.is_none() {
            self.twice = self.outline.find_twice(index);
        }
        Ok(())
    }

    fn entry(&mut self, depth: usize, keys: &mut KeyBits) -> Result<(), Stop> {
        if self.first() != Some(b'"') {
            return Err(Stop::NotJson);
        }
        let key = self.string()?;
        keys.add(key);
        self.space(BEHIND_COLON);
        if self.first() != Some(b':') {
            return Err(Stop::NotJson);
        }
        self.skip(1);
        self.space(BEHIND_COLON);
        let index = self.outline.marks.len();
        self.value(depth)?;
        if key == "$ref" {
            self.references.extend(self.outline.external(index));
        }
        Ok(())
    }

    /// YAML would read a comment as a part of a key or a value, and lose what it belongs to.
    fn comment(&self) -> Option<Stop> {
        let is_comment = ["//", "/*"].iter().any(|begin| self.rest.starts_with(begin));
        let text = "JSON has no comments".to_owned();
        is_comment.then(|| Stop::Error(ReadError::Syntax { line: self.line, column: self.column(), text }))
    }

    fn too_deep(&self) -> Stop {
        Stop::Error(reader::too_deep(self.line, self.column()))
    }

    fn column(&self) -> usize {
        let before = self.outline.text.get(..self.position()).unwrap_or_default();
        let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        line.chars().count().saturating_add(1)
    }
}
