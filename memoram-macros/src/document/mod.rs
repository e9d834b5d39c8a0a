//! The API's OpenAPI document.

mod dangling;
mod load;
mod node;
mod operation;
mod reader;
mod schema;

use std::collections::HashMap;
use std::sync::Arc;

// The targets below `fuzz` have this module too.
#[cfg(any(test, fuzzing))]
pub(crate) use load::parse;
#[cfg(test)]
pub(crate) use load::times_read;
pub(crate) use load::{Home, Loaded, load};
pub(crate) use node::{Entry, Node};
pub(crate) use operation::{
    Body, FORM, Media, Operation, Parameter, PathItem, Place, Response, Security, essence, is_json,
};
pub(crate) use schema::{Property, Schema};

use crate::route::Route;

/// A document that has been read, and what to call it.
#[derive(Debug)]
pub(crate) struct Document {
    /// The file as the user wrote it; `None` for the bundled one.
    file: Option<String>,
    root: Arc<Node>,
    /// The shape of each path, and where it is among the paths: looked up for each endpoint of a crate.
    shapes: HashMap<String, usize>,
}

impl Document {
    fn new(file: Option<String>, root: Arc<Node>) -> Self {
        let mut document = Document { file, root, shapes: HashMap::new() };
        // Backwards, so that of two alike the first is found.
        let paths = document.paths().iter().enumerate().rev();
        document.shapes = paths.map(|(index, entry)| (Route::shape(&entry.key), index)).collect();
        document
    }

    pub(crate) fn is_bundled(&self) -> bool {
        self.file.is_none()
    }

    /// What a message calls the document.
    pub(crate) fn title(&self) -> String {
        match &self.file {
            Some(file) => file.clone(),
            None => format!("the bundled Memoram API {}", self.version()),
        }
    }

    /// What a message calls a line of the document.
    pub(crate) fn place(&self, line: usize) -> String {
        match &self.file {
            Some(file) => format!("{file}:{line}"),
            None => format!("bundled Memoram API {}, line {line}", self.version()),
        }
    }

    fn version(&self) -> &str {
        self.root.get("info").and_then(|info| info.text_of("version")).unwrap_or_default()
    }

    pub(crate) fn root(&self) -> &Node {
        &self.root
    }

    fn paths(&self) -> &[Entry] {
        self.root.get("paths").map(Node::entries).unwrap_or_default()
    }

    /// The documented path templates.
    pub(crate) fn templates(&self) -> impl Iterator<Item = &str> + Clone {
        self.paths().iter().map(|entry| entry.key.as_str()).filter(|key| key.starts_with('/'))
    }

    /// The path item whose template has the same shape: placeholders' names do not count (OpenAPI 3.0.3 §4.7.8.2).
    pub(crate) fn path_item(&self, path: &str) -> Option<PathItem<'_>> {
        let entry = self.paths().get(*self.shapes.get(&Route::shape(path))?)?;
        Some(PathItem { document: self, template: &entry.key, line: entry.line, node: self.resolve(&entry.value)? })
    }

    /// The paths that the document's servers put before each template, such as `/api/v1`.
    pub(crate) fn server_prefixes(&self) -> impl Iterator<Item = &str> {
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

    /// Follows `$ref`s within the document. `None` where one leads nowhere, elsewhere, or round in a circle.
    pub(crate) fn resolve<'d>(&'d self, node: &'d Node) -> Option<&'d Node> {
        let mut node = node;
        // A chain this long is a circle.
        for _ in 0..16 {
            match node.text_of("$ref") {
                Some(reference) => node = self.target(reference)?,
                None => return Some(node),
            }
        }
        None
    }

    /// The component that a reference most likely misspells.
    pub(crate) fn meant(&self, reference: &str) -> Option<&str> {
        let (section, name) = reference.rsplit_once('/')?;
        let known = self.target(section)?.entries().iter().map(|entry| entry.key.as_str());
        crate::names::nearest(name, known)
    }

    /// A JSON pointer (RFC 6901) as a URI fragment.
    pub(crate) fn target(&self, reference: &str) -> Option<&Node> {
        let pointer = reference.strip_prefix("#/")?;
        pointer.split('/').try_fold(self.root(), |node, token| {
            let token = token.replace("~1", "/").replace("~0", "~");
            node.get(&token)
        })
    }
}
