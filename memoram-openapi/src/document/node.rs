//! A document as a tree of nodes that know their line.

use std::sync::{Arc, OnceLock};

use super::outline::Outline;

/// A line of one of a document's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The number of the file. The document's own file is 0, and those that references lead to follow.
    pub file: usize,
    /// Counted from 1.
    pub line: usize,
}

/// One value of the document. A clone shares what has been read below it.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it begins.
    pub position: Position,
    value: OnceLock<Value>,
    /// Where the value is read from, and its place there.
    source: Option<(Arc<Outline>, usize)>,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Value {
    /// A string, a number, a boolean or null.
    Scalar {
        /// The text without quotes and escapes.
        text: String,
        /// Whether it has no quotes, so that it may be a number, a boolean or null.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Arc<Node>>),
    /// Keys and values, in the document's order.
    Mapping(Vec<Entry>),
}

/// A key of a mapping, and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key stands.
    pub position: Position,
    /// The value. Aliases share it.
    pub value: Arc<Node>,
}

static EMPTY: Value = Value::Scalar { text: String::new(), plain: true };

impl Node {
    /// A node with this value.
    pub(super) fn new(position: Position, value: Value) -> Self {
        Node { position, value: OnceLock::from(value), source: None }
    }

    /// A node without text.
    pub(super) const fn empty(position: Position) -> Self {
        Node { position, value: OnceLock::new(), source: None }
    }

    /// A node whose value is read when it is asked for.
    pub(super) fn later(position: Position, outline: Arc<Outline>, index: usize) -> Self {
        Node { position, value: OnceLock::new(), source: Some((outline, index)) }
    }

    /// What it holds.
    pub fn value(&self) -> &Value {
        match (self.value.get(), &self.source) {
            (Some(value), _) => value,
            (None, Some((outline, index))) => self.value.get_or_init(|| outline.value(*index)),
            (None, None) => &EMPTY,
        }
    }

    /// The entries of a mapping; empty for any other node.
    pub fn entries(&self) -> &[Entry] {
        match self.value() {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a sequence; empty for any other node.
    pub fn items(&self) -> &[Arc<Node>] {
        match self.value() {
            Value::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The entry of a mapping with this key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of a mapping's key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| entry.value.as_ref())
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match self.value() {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The value of a mapping's key, if it is a scalar.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// The value of a mapping's key, if it has no quotes and parses as `N`, a kind of number.
    pub fn number<N: std::str::FromStr>(&self, key: &str) -> Option<N> {
        self.get(key)?.plain_text()?.parse().ok()
    }

    /// The value of a mapping's key, if it is a boolean: the spellings of YAML's core schema (YAML 1.2.2 §10.3.2).
    pub fn boolean(&self, key: &str) -> Option<bool> {
        match self.get(key)?.plain_text()? {
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        }
    }

    /// Whether the value of a mapping's key is `true`.
    pub fn is_true(&self, key: &str) -> bool {
        self.boolean(key) == Some(true)
    }

    /// Whether it is null: the spellings of YAML's core schema (YAML 1.2.2 §10.3.2).
    pub fn is_null(&self) -> bool {
        matches!(self.plain_text(), Some("null" | "Null" | "NULL" | "~" | ""))
    }

    /// Whether it is a string: it has quotes, or is nothing else of YAML's core schema.
    pub fn is_string(&self) -> bool {
        match self.plain_text() {
            Some("true" | "True" | "TRUE" | "false" | "False" | "FALSE") => false,
            Some(text) => !self.is_null() && text.parse::<f64>().is_err(),
            None => self.text().is_some(),
        }
    }

    fn plain_text(&self) -> Option<&str> {
        match self.value() {
            Value::Scalar { text, plain: true } => Some(text),
            _ => None,
        }
    }
}
