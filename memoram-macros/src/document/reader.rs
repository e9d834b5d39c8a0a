//! Reads YAML, and JSON as the part of YAML that it is, into nodes.

use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::node::{Entry, Node, Value};

/// Deeper than any API's document, and shallow enough for the recursion of those who walk or drop the tree.
const MAX_DEPTH: usize = 128;

/// Where the text stops being YAML, and why.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in characters.
    pub(crate) column: usize,
    pub(crate) text: String,
}

/// Reads the first document of a text.
pub(crate) fn read(text: &str) -> Result<Arc<Node>, SyntaxError> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| SyntaxError {
            line: error.marker().line(),
            column: error.marker().col() + 1,
            text: error.info(),
        })?;
        // What follows a document must at least begin another.
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
    /// The nodes that aliases may name by number, and how deep each is. One that is still open has none.
    anchors: Vec<Option<(Arc<Node>, usize)>>,
    root: Option<Arc<Node>>,
}

/// A collection whose end has not been seen.
struct Open {
    line: usize,
    anchor: usize,
    /// Of the deepest node within it so far.
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
                // An alias within an alias makes a tree deeper than its text.
                Some((_, depth)) if self.open.len().saturating_add(depth) > MAX_DEPTH => return Err(too_deep(span)),
                Some((node, depth)) => self.place(node, depth),
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
        // The parser counts anchors from 1; 0 is none.
        if anchor != 0 {
            self.anchors.resize(self.anchors.len().max(anchor.saturating_add(1)), None);
            self.anchors.get_mut(anchor).into_iter().for_each(|place| *place = Some((Arc::clone(&node), depth)));
        }
        self.place(node, depth);
    }

    /// Puts a finished node where it belongs: as an item, as a key, or as the value of the key before.
    fn place(&mut self, node: Arc<Node>, depth: usize) {
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
    SyntaxError { line: span.start.line(), column: span.start.col() + 1, text: text.to_owned() }
}
