//! Reads YAML into nodes. JSON is a subset of YAML, so the same reader reads it.

use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::node::{Entry, Node, Value};

/// No API's document is deeper, and the functions that walk or drop the tree can recurse this far.
const MAX_DEPTH: usize = 128;

/// Where the text is not YAML, and why.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    /// Counted from 1.
    pub(crate) line: usize,
    /// In characters, counted from 1.
    pub(crate) column: usize,
    pub(crate) text: String,
}

/// Reads the first document of a text.
pub(crate) fn read(text: &str) -> Result<Arc<Node>, SyntaxError> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| SyntaxError {
            line: error.marker().line(),
            column: error.marker().col().saturating_add(1),
            text: error.info(),
        })?;
        // What follows a document must be the start of another one.
        if matches!(event, Event::DocumentStart(..)) && builder.root.is_some() {
            break;
        }
        builder.event(event, span)?;
    }
    builder.root.ok_or_else(|| SyntaxError { line: 1, column: 1, text: "the file is empty".to_owned() })
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    /// The nodes that aliases name by number, and how deep each is. `None` while a node is still open.
    anchors: Vec<Option<(Arc<Node>, usize)>>,
    root: Option<Arc<Node>>,
}

/// A collection whose end has not been read yet.
struct Open {
    line: usize,
    anchor: usize,
    /// How many levels are below it so far.
    depth: usize,
    kind: Kind,
}

enum Kind {
    Sequence(Vec<Arc<Node>>),
    Mapping { entries: Vec<Entry>, key: Option<(String, usize)> },
}

impl Builder {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), SyntaxError> {
        let line = span.start.line();
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let value = Value::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain };
                self.close(Node { line, value }, anchor, 0);
            }
            Event::SequenceStart(_, anchor, _) => self.open(line, anchor, Kind::Sequence(Vec::new()), span)?,
            Event::MappingStart(_, anchor, _) => {
                self.open(line, anchor, Kind::Mapping { entries: Vec::new(), key: None }, span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => match self.anchors.get(anchor).cloned().flatten() {
                // An alias within an alias makes the tree deeper than the text is.
                Some((_, depth)) if self.open.len().saturating_add(depth) > MAX_DEPTH => return Err(too_deep(span)),
                Some((node, depth)) => self.add(node, depth),
                None => return Err(error(span, "the anchor of this alias is not known yet")),
            },
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, line: usize, anchor: usize, kind: Kind, span: Span) -> Result<(), SyntaxError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(span));
        }
        self.open.push(Open { line, anchor, depth: 0, kind });
        Ok(())
    }

    fn end(&mut self) {
        let Some(Open { line, anchor, depth, kind }) = self.open.pop() else { return };
        let value = match kind {
            Kind::Sequence(items) => Value::Sequence(items),
            Kind::Mapping { entries, .. } => Value::Mapping(entries),
        };
        self.close(Node { line, value }, anchor, depth);
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
            Some(Kind::Mapping { entries, key }) => match key.take() {
                Some((key, line)) => entries.push(Entry { key, line, value: node }),
                None => *key = Some((node.text().unwrap_or_default().to_owned(), node.line)),
            },
        }
    }
}

fn too_deep(span: Span) -> SyntaxError {
    error(span, "it is nested more than 128 levels deep")
}

fn error(span: Span, text: &str) -> SyntaxError {
    SyntaxError { line: span.start.line(), column: span.start.col().saturating_add(1), text: text.to_owned() }
}
