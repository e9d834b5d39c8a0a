//! Where the values of a text are. Each becomes a node when it is asked for: the structs of a crate need few of those of a
//! large document.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::escapes::unescaped;
use super::keys::{self, Twice};
use super::node::{Entry, Node, Position, Value};
use super::yaml;

/// The values of a text, each before what is in it.
pub(super) struct Outline {
    pub(super) text: Arc<str>,
    pub(super) file: usize,
    pub(super) marks: Vec<Mark>,
    /// Those that are nodes already.
    pub(super) nodes: Vec<Arc<Node>>,
}

/// A value, or a key, which stands before its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    /// Counted from 1.
    pub(super) line: usize,
    /// Where the text of a scalar begins, in bytes, without its quotes.
    pub(super) start: usize,
    /// Where the text of a scalar ends. For a collection, the index of the first mark behind it.
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Without quotes.
    Plain,
    Quoted,
    /// In quotes, with escapes in it.
    Escaped,
    /// A scalar that is as long as several lines, or else not read without the parser of YAML.
    Yaml,
    /// A value that is left out, which is null.
    Null,
    /// One of the nodes. `start` is its index.
    Node,
    Sequence,
    Mapping,
}

/// Each of its nodes would show the whole text.
impl fmt::Debug for Outline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outline").field("file", &self.file).finish_non_exhaustive()
    }
}

impl Outline {
    /// The node of a mark.
    pub(super) fn node(self: &Arc<Self>, index: usize) -> Arc<Node> {
        let mark = self.marks.get(index);
        if let Some(node) = mark.filter(|mark| mark.kind == Kind::Node).and_then(|mark| self.nodes.get(mark.start)) {
            return Arc::clone(node);
        }
        let line = mark.map_or(1, |mark| mark.line);
        Arc::new(Node::later(Position { file: self.file, line }, Arc::clone(self), index))
    }

    /// The value of a mark. What is in it is not read yet.
    pub(super) fn value(self: &Arc<Self>, index: usize) -> Value {
        match self.marks.get(index) {
            Some(Mark { kind: Kind::Mapping, .. }) => Value::Mapping(self.entries(index)),
            Some(Mark { kind: Kind::Sequence, .. }) => {
                let mut items = Vec::new();
                self.children(index, |item| items.push(self.node(item)));
                Value::Sequence(items)
            }
            Some(mark @ Mark { kind: Kind::Yaml, .. }) => self.yaml(mark).value().clone(),
            Some(mark) => Value::Scalar {
                text: self.text(mark).into_owned(),
                plain: matches!(mark.kind, Kind::Plain | Kind::Null),
            },
            None => Value::Scalar { text: String::new(), plain: true },
        }
    }

    fn entries(self: &Arc<Self>, mapping: usize) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut key: Option<&Mark> = None;
        self.children(mapping, |index| match key.take() {
            None => key = self.marks.get(index),
            Some(mark) => entries.push(Entry {
                key: self.text(mark).into_owned(),
                position: Position { file: self.file, line: mark.line },
                value: self.node(index),
            }),
        });
        entries
    }

    /// Shows the index of each item of a sequence, or of each key and value of a mapping.
    pub(super) fn children(&self, collection: usize, mut show: impl FnMut(usize)) {
        let end = self.marks.get(collection).map_or(0, |mark| mark.end);
        let mut index = collection.saturating_add(1);
        while index < end {
            show(index);
            index = match self.marks.get(index) {
                Some(Mark { kind: Kind::Sequence | Kind::Mapping, end, .. }) => *end,
                _ => index.saturating_add(1),
            };
        }
    }

    fn yaml(&self, mark: &Mark) -> Arc<Node> {
        let text = self.text.get(mark.start..mark.end).unwrap_or_default();
        yaml::read(text, self.file)
            .map_or_else(|_| Arc::new(Node::empty(Position { file: self.file, line: mark.line })), |read| read.root)
    }

    /// The text of a scalar.
    pub(super) fn text(&self, mark: &Mark) -> Cow<'_, str> {
        let text = self.text.get(mark.start..mark.end).unwrap_or_default();
        match mark.kind {
            Kind::Escaped => Cow::Owned(unescaped(text).unwrap_or_default()),
            // As the parser of all of YAML has it.
            Kind::Null => Cow::Borrowed("~"),
            _ => Cow::Borrowed(text),
        }
    }

    /// The first key of a mapping that has come before.
    pub(super) fn find_twice(&self, mapping: usize) -> Option<Twice> {
        let mut marks: Vec<&Mark> = Vec::new();
        let mut is_key = false;
        self.children(mapping, |index| {
            is_key = !is_key;
            marks.extend(self.marks.get(index).filter(|_| is_key));
        });
        let texts: Vec<Cow<'_, str>> = marks.iter().map(|mark| self.text(mark)).collect();
        let keys: Vec<(&str, usize)> = texts.iter().zip(marks).map(|(text, mark)| (text.as_ref(), mark.line)).collect();
        keys::twice(&keys)
    }

    /// The value of a `$ref`, if it leads out of the text.
    pub(super) fn external(&self, index: usize) -> Option<String> {
        let mark = self.marks.get(index)?;
        let target = match mark.kind {
            Kind::Mapping | Kind::Sequence => return None,
            Kind::Node => self.nodes.get(mark.start)?.text()?.to_owned(),
            Kind::Yaml => self.yaml(mark).text()?.to_owned(),
            _ => self.text(mark).into_owned(),
        };
        Some(target).filter(|target| !target.starts_with('#'))
    }
}
