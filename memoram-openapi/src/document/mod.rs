//! A document that has been read: its nodes, its references, and its paths by shape.

mod location;
mod node;
pub(crate) mod reader;
mod reference;

use std::collections::HashMap;
use std::sync::Arc;

pub use location::Location;
pub use node::{Entry, Node, Value};

use crate::template::shape;

/// An OpenAPI document.
#[derive(Debug)]
pub struct Document {
    /// The file as the user wrote it; `None` for the bundled document.
    file: Option<String>,
    root: Arc<Node>,
    /// Where each path's shape is among the paths. Every endpoint of a crate looks its path up.
    paths_by_shape: HashMap<String, usize>,
}

impl Document {
    pub(crate) fn new(file: Option<String>, root: Arc<Node>) -> Self {
        let mut document = Document { file, root, paths_by_shape: HashMap::new() };
        // In reverse, so that the first of two paths with one shape wins.
        let paths = document.paths().iter().enumerate().rev();
        document.paths_by_shape = paths.map(|(index, entry)| (shape(&entry.key), index)).collect();
        document
    }

    /// Whether this is the Memoram API's own document.
    pub fn is_bundled(&self) -> bool {
        self.file.is_none()
    }

    /// How messages name the document: its file, or "the bundled Memoram API" and its version.
    pub fn title(&self) -> String {
        match &self.file {
            Some(file) => file.clone(),
            None => format!("the bundled Memoram API {}", self.version()),
        }
    }

    /// A line of the document, counted from 1.
    pub fn location(&self, line: usize) -> Location<'_> {
        Location { document: self, line }
    }

    fn version(&self) -> &str {
        self.root.get("info").and_then(|info| info.text_of("version")).unwrap_or_default()
    }

    /// Whether keywords beside a `$ref` count: in JSON Schema 2020-12, which OpenAPI uses from 3.1 on, but not in 3.0.
    pub(crate) fn keeps_siblings(&self) -> bool {
        self.root.text_of("openapi").is_some_and(|version| !version.starts_with("3.0"))
    }

    /// The outermost mapping.
    pub fn root(&self) -> &Node {
        &self.root
    }

    fn paths(&self) -> &[Entry] {
        self.root.get("paths").map(Node::entries).unwrap_or_default()
    }

    /// The documented path templates, in the document's order.
    pub fn templates(&self) -> impl Iterator<Item = &str> + Clone {
        self.paths().iter().map(|entry| entry.key.as_str()).filter(|key| key.starts_with('/'))
    }

    /// The entry of `paths` with the same shape. The names of placeholders do not count (OpenAPI 3.0.3 §4.7.8.2).
    pub(crate) fn path_entry(&self, path: &str) -> Option<&Entry> {
        self.paths().get(*self.paths_by_shape.get(&shape(path))?)
    }

    /// The paths that the document's servers put before each template, such as `/api/v1`.
    pub fn server_prefixes(&self) -> impl Iterator<Item = &str> {
        let servers = self.root.get("servers").map(Node::items).unwrap_or_default();
        servers.iter().filter_map(|server| {
            let url = server.text_of("url")?;
            let path = match url.split_once("://") {
                Some((_, rest)) => rest.get(rest.find('/')?..)?,
                None => url,
            };
            Some(path.trim_end_matches('/')).filter(|path| !path.is_empty())
        })
    }
}
