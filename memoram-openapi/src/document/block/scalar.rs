//! Keys and scalars.

use super::Reader;
use super::cursor::{Line, spaces};
use crate::document::outline::Kind;
use crate::document::reader::Read;
use crate::document::yaml;

/// YAML limits keys that nothing announces to 1024 characters (YAML 1.2.2 §7.4), and counts what is around them too.
const LONGEST_KEY: usize = 1000;

/// The key at the beginning of a line.
pub(super) struct Key<'t> {
    pub(super) text: &'t str,
    /// How many bytes are before the text: the quote, if there is one.
    pub(super) before: usize,
    /// How many bytes are before the value.
    pub(super) behind: usize,
}

pub(super) fn key(line: &str) -> Option<Key<'_>> {
    let (text, before) = match line.as_bytes().first()? {
        quote @ (b'"' | b'\'') => {
            let (text, _) = line.get(1..)?.split_once(char::from(*quote))?;
            (Some(text).filter(|text| !text.contains('\\'))?, 1_usize)
        }
        _ if begins_plain(line) => {
            let text = line.get(..colon(line)?)?;
            (Some(text).filter(|text| !ends_in_space(text) && !text.contains('#') && *text != "<<")?, 0)
        }
        _ => return None,
    };
    let colon = text.len().saturating_add(before.saturating_mul(2));
    let behind = Some(line.get(colon..)?).filter(|_| text.len() <= LONGEST_KEY)?.strip_prefix(':')?;
    let spaces = spaces(behind);
    let is_key = spaces > 0 || behind.is_empty();
    is_key.then_some(Key { text, before, behind: colon.saturating_add(1).saturating_add(spaces) })
}

impl Reader<'_> {
    /// Reads a scalar that begins the line, or a collection in brackets. `parent` is the column of the collection
    /// around it, which is `depth` deep.
    pub(super) fn scalar(&mut self, line: Line<'_>, parent: usize, depth: usize) -> Option<()> {
        match line.text.as_bytes().first()? {
            quote @ (b'"' | b'\'') => self.quoted(line, char::from(*quote), parent, depth)?,
            b'|' | b'>' => self.lines(line, parent)?,
            b'{' | b'[' => self.part(line, parent, depth)?,
            _ => self.plain(line, parent)?,
        }
        self.cursor.advance();
        Some(())
    }

    fn plain(&mut self, line: Line<'_>, parent: usize) -> Option<()> {
        let (text, mut has_comment) = plain_text(line.text).filter(|_| begins_plain(line.text))?;
        let start = line.start_of(line.text);
        let (mut kind, mut end) = (Kind::Plain, start.saturating_add(text.len()));
        // A comment ends the scalar. Whatever else is indented more than the collection continues it.
        while let Some(next) = self.cursor.peek().filter(|next| next.text.is_empty() || next.indent > parent) {
            if next.text.is_empty() {
                self.cursor.pass(next);
                continue;
            }
            if has_comment || next.is_nothing() {
                break;
            }
            // By itself, such a text would begin or end a document.
            if line.text.starts_with("---") || line.text.starts_with("...") {
                return None;
            }
            let text;
            (text, has_comment) = plain_text(next.text)?;
            (kind, end) = (Kind::Yaml, next.start_of(next.text).saturating_add(text.len()));
            self.cursor.pass(next);
        }
        self.push(kind, line.number, start, end);
        Some(())
    }

    fn quoted(&mut self, line: Line<'_>, quote: char, parent: usize, depth: usize) -> Option<()> {
        let inside = line.text.get(1..)?;
        match inside.split_once(quote).filter(|(text, _)| quote == '\'' || !text.contains('\\')) {
            Some((text, rest)) if is_nothing(rest) => {
                let start = line.start_of(inside);
                self.push(Kind::Quoted, line.number, start, start.saturating_add(text.len()));
                Some(())
            }
            _ => self.part(line, parent, depth),
        }
    }

    /// Reads a scalar whose lines follow a `|` or a `>`.
    fn lines(&mut self, line: Line<'_>, parent: usize) -> Option<()> {
        if !["|", "|-", "|+", ">", ">-", ">+"].contains(&line.text.trim_end_matches(' ')) {
            return None;
        }
        let (mut indent, mut empty, mut first) = (None, 0, line.number);
        while let Some(next) = self.cursor.peek().filter(|next| next.text.is_empty() || next.indent > parent) {
            match (indent, next.text.is_empty()) {
                (None, true) => empty = next.indent.max(empty),
                (None, false) if empty <= next.indent => (indent, first) = (Some(next.indent), next.number),
                (Some(_), true) => {}
                (Some(indent), false) if next.indent >= indent => {}
                _ => return None,
            }
            self.cursor.pass(next);
        }
        self.push(Kind::Yaml, first, line.start_of(line.text), self.cursor.position());
        indent.map(|_| ())
    }

    /// Leaves a quoted scalar or a collection in brackets to the parser of all of YAML.
    fn part(&mut self, line: Line<'_>, parent: usize, depth: usize) -> Option<()> {
        let is_in_brackets = line.text.starts_with(['{', '[']);
        // The brackets often end below their key.
        let is_end = |next: &Line<'_>| is_in_brackets && next.indent == parent && next.text.starts_with(['}', ']']);
        let is_part = |next: &Line<'_>| next.text.is_empty() || next.indent > parent || is_end(next);
        while let Some(next) = self.cursor.peek().filter(is_part) {
            self.cursor.pass(next);
        }
        let text = self.outline.text.get(line.start_of(line.text)..self.cursor.position())?;
        let Read { root, references } = yaml::read_part(text, self.outline.file, line.number, depth)?;
        self.references.extend(references);
        self.push(Kind::Node, line.number, self.outline.nodes.len(), 0);
        self.outline.nodes.push(root);
        Some(())
    }
}

/// Whether a text can be the beginning of a scalar without quotes (YAML 1.2.2 §7.3.3).
fn begins_plain(text: &str) -> bool {
    let mut bytes = text.bytes();
    match bytes.next() {
        Some(b'-') => !matches!(bytes.next(), None | Some(b' ')),
        Some(
            b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"'
            | b'%' | b'@' | b'`',
        ) => false,
        Some(_) => true,
        None => false,
    }
}

/// The part of a line that belongs to a scalar without quotes, and whether a comment follows. `None` if it is a key, too.
fn plain_text(line: &str) -> Option<(&str, bool)> {
    let (text, has_comment) = match line.contains('#') {
        true => line.split_once(" #").map_or((line, false), |(text, _)| (text, true)),
        false => (line, false),
    };
    let text = if ends_in_space(text) { text.trim_end_matches(' ') } else { text };
    colon(text).is_none().then_some((text, has_comment))
}

fn ends_in_space(text: &str) -> bool {
    text.as_bytes().last() == Some(&b' ')
}

/// Where the first colon is that ends a key.
fn colon(text: &str) -> Option<usize> {
    let mut start = 0_usize;
    loop {
        let found = start.saturating_add(text.get(start..)?.find(':')?);
        start = found.saturating_add(1);
        if matches!(text.as_bytes().get(start), None | Some(b' ')) {
            return Some(found);
        }
    }
}

/// Whether nothing but a comment follows a value.
fn is_nothing(behind: &str) -> bool {
    let text = behind.trim_start_matches(' ');
    text.is_empty() || text.len() < behind.len() && text.starts_with('#')
}
