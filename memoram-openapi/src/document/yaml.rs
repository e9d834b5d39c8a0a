//! Reads all of YAML, by the events of a parser.

use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle};

use super::keys;
use super::node::{Entry, Node, Position, Value};
use super::reader::{MAX_DEPTH, Read, ReadError, too_deep};

/// Merge keys within merge keys can make a small text endless.
const MAX_MERGED: usize = 1_000_000;

/// Reads a part of a text that begins in this line: a scalar in quotes, or a collection in brackets. `depth` is how many
/// collections it is in. `None` if it is anything else.
pub(super) fn read_part(text: &str, file: usize, line: usize, depth: usize) -> Option<Read> {
    let builder = Builder { line_before: line.saturating_sub(1), above: depth, ..Builder::new(file) };
    run(builder, text).ok()
}

/// Reads the first document of a text.
pub(crate) fn read(text: &str, file: usize) -> Result<Read, ReadError> {
    run(Builder::new(file), text)
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
        if builder.above > 0 && builder.open.is_empty() && is_block(&event) {
            return Err(error(span, "a part has quotes or brackets"));
        }
        builder.event(event, span)?;
    }
    let empty = || ReadError::Syntax { line: 1, column: 1, text: "the file is empty".to_owned() };
    Ok(Read { root: builder.root.ok_or_else(empty)?, references: builder.references })
}

/// Whether an event begins a value that has neither quotes nor brackets.
fn is_block(event: &Event<'_>) -> bool {
    match event {
        Event::Scalar(_, style, ..) => !matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted),
        Event::MappingStart(style, ..) | Event::SequenceStart(style, ..) => *style == StructureStyle::Block,
        _ => false,
    }
}

#[derive(Default)]
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
    fn new(file: usize) -> Self {
        Builder { file, merges_left: MAX_MERGED, ..Builder::default() }
    }

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

fn error(span: Span, text: &str) -> ReadError {
    ReadError::Syntax { line: span.start.line(), column: span.start.col().saturating_add(1), text: text.to_owned() }
}
