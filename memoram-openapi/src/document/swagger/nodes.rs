//! Makes nodes, at the position of what they stand for.

use std::sync::Arc;

use crate::document::{Entry, Node, Position, Value};

/// The texts of a list. `None` if the key is missing.
pub(super) fn texts<'n>(node: &'n Node, key: &str) -> Option<Vec<&'n str>> {
    Some(node.get(key)?.items().iter().filter_map(|item| item.text()).collect())
}

pub(super) fn entry(key: &str, value: Arc<Node>) -> Entry {
    Entry { key: key.to_owned(), position: value.position, value }
}

/// The same key with another value.
pub(super) fn replaced(entry: &Entry, value: Arc<Node>) -> Entry {
    Entry { value, ..entry.clone() }
}

pub(super) fn mapping(position: Position, entries: Vec<Entry>) -> Arc<Node> {
    Arc::new(Node::new(position, Value::Mapping(entries)))
}

pub(super) fn sequence(position: Position, items: Vec<Arc<Node>>) -> Arc<Node> {
    Arc::new(Node::new(position, Value::Sequence(items)))
}

pub(super) fn text(position: Position, text: &str) -> Arc<Node> {
    Arc::new(Node::new(position, Value::Scalar { text: text.to_owned(), plain: false }))
}

pub(super) fn boolean(position: Position, value: bool) -> Arc<Node> {
    Arc::new(Node::new(position, Value::Scalar { text: value.to_string(), plain: true }))
}
