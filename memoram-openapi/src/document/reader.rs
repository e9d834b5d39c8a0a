//! Reads texts into nodes: JSON by its own reader, and everything else as YAML.

use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle};

use super::block;
use super::json::{self, Stop};
use super::keys::{self, Twice};
use super::node::{Entry, Node, Position, Value};

/// No API's document is deeper, and the functions that walk or drop the tree can recurse this far.
pub(super) const MAX_DEPTH: usize = 128;

/// Merge keys within merge keys can make a small text endless.
const MAX_MERGED: usize = 1_000_000;

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
    read_json(text, file).or_else(|| read_blocks(text, file).map(Ok)).unwrap_or_else(|| read_yaml(text, file))
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

/// Reads a part of a text that begins in this line: a scalar in quotes, or a collection in brackets. `depth` is how many
/// collections it is in. `None` if it is anything else.
pub(super) fn read_part(text: &str, file: usize, line: usize, depth: usize) -> Option<Read> {
    let first = Parser::new_from_str(text).filter_map(Result::ok).nth(2)?.0;
    let is_known = matches!(
        first,
        Event::Scalar(_, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted, ..)
            | Event::MappingStart(StructureStyle::Flow, ..)
            | Event::SequenceStart(StructureStyle::Flow, ..)
    );
    let builder = Builder { file, line_before: line.saturating_sub(1), above: depth, ..Builder::default() };
    if is_known { run(builder, text).ok() } else { None }
}

pub(crate) fn read_yaml(text: &str, file: usize) -> Result<Read, ReadError> {
    run(Builder { file, ..Builder::default() }, text)
}

fn run(mut builder: Builder, text: &str) -> Result<Read, ReadError> {
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| ReadError::Syntax {
            line: error.marker().line(),
            column: error.marker().col().saturating_add(1),
            text: error.info(),
        })?;
        // A second document is not read. Any other text behind the first one is a syntax error.
        if matches!(event, Event::DocumentStart(..)) && builder.root.is_some() {
            break;
        }
        builder.event(event, span)?;
    }
    let empty = || ReadError::Syntax { line: 1, column: 1, text: "the file is empty".to_owned() };
    Ok(Read { root: builder.root.ok_or_else(empty)?, references: builder.references })
}

struct Builder {
    file: usize,
    /// How many lines and collections are around the text, if it is a part of another one.
    line_before: usize,
    above: usize,
    references: Vec<String>,
    open: Vec<Open>,
    /// The nodes that aliases name by number, and how deep each is. `None` while a node is still open.
    anchors: Vec<Option<(Arc<Node>, usize)>>,
    root: Option<Arc<Node>>,
    /// How many entries merge keys may still copy.
    merges_left: usize,
}

impl Default for Builder {
    fn default() -> Self {
        Builder {
            file: 0,
            line_before: 0,
            above: 0,
            references: Vec::new(),
            open: Vec::new(),
            anchors: Vec::new(),
            root: None,
            merges_left: MAX_MERGED,
        }
    }
}

/// A collection whose end has not been read yet.
struct Open {
    position: Position,
    anchor: usize,
    /// How many levels are below it so far.
    depth: usize,
    kind: Kind,
}

enum Kind {
    Sequence(Vec<Arc<Node>>),
    /// The values of merge keys are apart from the entries.
    Mapping {
        entries: Vec<Entry>,
        key: Option<Key>,
        merges: Vec<Arc<Node>>,
    },
}

/// A key whose value has not been read yet.
struct Key {
    text: String,
    position: Position,
    /// Whether it is the merge key `<<`.
    is_merge: bool,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), ReadError> {
        let position = Position { file: self.file, line: self.line_before.saturating_add(span.start.line()) };
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let value = Value::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain };
                self.close(Node::new(position, value), anchor, 0);
            }
            Event::SequenceStart(_, anchor, _) => self.open(position, anchor, Kind::Sequence(Vec::new()), span)?,
            Event::MappingStart(_, anchor, _) => {
                self.open(
                    position,
                    anchor,
                    Kind::Mapping { entries: Vec::new(), key: None, merges: Vec::new() },
                    span,
                )?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
            Event::Alias(anchor) => match self.anchors.get(anchor).cloned().flatten() {
                // An alias within an alias makes the tree deeper than the text is.
                Some((_, depth)) if self.levels().saturating_add(depth) > MAX_DEPTH => {
                    return Err(too_deep(span.start.line(), span.start.col().saturating_add(1)));
                }
                Some((node, depth)) => self.add(node, depth),
                None => return Err(error(span, "the anchor of this alias is not known yet")),
            },
            _ => {}
        }
        Ok(())
    }

    fn levels(&self) -> usize {
        self.above.saturating_add(self.open.len())
    }

    fn open(&mut self, position: Position, anchor: usize, kind: Kind, span: Span) -> Result<(), ReadError> {
        if self.levels() >= MAX_DEPTH {
            return Err(too_deep(span.start.line(), span.start.col().saturating_add(1)));
        }
        self.open.push(Open { position, anchor, depth: 0, kind });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), ReadError> {
        let Some(Open { position, anchor, depth, kind }) = self.open.pop() else { return Ok(()) };
        let value = match kind {
            Kind::Sequence(items) => Value::Sequence(items),
            Kind::Mapping { entries, merges, .. } => self.mapping(entries, &merges, span)?,
        };
        self.close(Node::new(position, value), anchor, depth);
        Ok(())
    }

    fn mapping(&mut self, entries: Vec<Entry>, merges: &[Arc<Node>], span: Span) -> Result<Value, ReadError> {
        let keys: Vec<(&str, usize)> = entries.iter().map(|entry| (entry.key.as_str(), entry.position.line)).collect();
        if let Some(twice) = keys::twice(&keys) {
            return Err(ReadError::Twice(twice));
        }
        let merged = keys::merged(entries, merges, &mut self.merges_left);
        merged.map(Value::Mapping).ok_or_else(|| error(span, "its merge keys copy more than a million entries"))
    }

    fn close(&mut self, node: Node, anchor: usize, depth: usize) {
        let node = Arc::new(node);
        // The parser counts anchors from 1, and 0 means no anchor.
        if anchor != 0 {
            self.anchors.resize(self.anchors.len().max(anchor.saturating_add(1)), None);
            self.anchors.get_mut(anchor).into_iter().for_each(|slot| *slot = Some((Arc::clone(&node), depth)));
        }
        self.add(node, depth);
    }

    /// Adds a finished node to the collection around it: as an item, as a key, or as the value of the last key.
    fn add(&mut self, node: Arc<Node>, depth: usize) {
        if let Some(open) = self.open.last_mut() {
            open.depth = open.depth.max(depth.saturating_add(1));
        }
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(Kind::Sequence(items)) => items.push(node),
            Some(Kind::Mapping { entries, key, merges }) => match key.take() {
                Some(Key { is_merge: true, .. }) => merges.push(node),
                Some(Key { text, position, .. }) => {
                    let external = node.text().filter(|target| text == "$ref" && !target.starts_with('#'));
                    self.references.extend(external.map(str::to_owned));
                    entries.push(Entry { key: text, position, value: node });
                }
                None => {
                    let is_merge = matches!(node.value(), Value::Scalar { text, plain: true } if text == "<<");
                    let text = node.text().unwrap_or_default().to_owned();
                    *key = Some(Key { text, position: node.position, is_merge });
                }
            },
        }
    }
}

pub(super) fn too_deep(line: usize, column: usize) -> ReadError {
    ReadError::Syntax { line, column, text: format!("it is nested more than {MAX_DEPTH} levels deep") }
}

fn error(span: Span, text: &str) -> ReadError {
    ReadError::Syntax { line: span.start.line(), column: span.start.col().saturating_add(1), text: text.to_owned() }
}
