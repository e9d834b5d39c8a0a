//! A document that has been read: its files, its nodes, its references, and its paths by shape.

mod location;
mod node;
pub(crate) mod reader;
mod reference;
mod relative;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

pub use location::Location;
pub use node::{Entry, Node, Position, Value};
pub(crate) use relative::file_of;

use crate::template::shape;

/// An OpenAPI document.
#[derive(Debug)]
pub struct Document {
    /// The document's own file, and those that references lead to.
    files: Vec<File>,
    /// From a file's path without `.` and `..` to its index in `files`.
    files_by_path: HashMap<String, usize>,
    /// From a path's shape to its index in `paths`. Every endpoint of a crate looks its path up.
    paths_by_shape: HashMap<String, usize>,
    /// Hashes of schemas, by the addresses of their nodes and the depth. The schemas of a large document lead to each other
    /// in circles, so without this each would be hashed again from each of the others.
    pub(crate) identities: Mutex<HashMap<(usize, usize, u8), u64>>,
}

/// A file that has been read.
#[derive(Debug)]
pub(crate) struct File {
    /// As the user wrote it, or as it follows from there; `None` for the bundled document.
    pub(crate) name: Option<String>,
    pub(crate) root: Arc<Node>,
}

/// What a document without files would have as its root.
static NOTHING: Node =
    Node { position: Position { file: 0, line: 1 }, value: Value::Scalar { text: String::new(), plain: true } };

impl Document {
    pub(crate) fn new(files: Vec<File>) -> Self {
        let paths =
            files.iter().enumerate().filter_map(|(index, file)| Some((file_of(file.name.as_deref()?, "")?, index)));
        let files_by_path = paths.collect();
        let mut document =
            Document { files, files_by_path, paths_by_shape: HashMap::new(), identities: Mutex::default() };
        // In reverse, so that the first of two paths with one shape wins.
        let paths = document.path_entries().iter().enumerate().rev();
        document.paths_by_shape = paths.map(|(index, entry)| (shape(&entry.key), index)).collect();
        document
    }

    /// Whether this is the Memoram API's own document.
    pub fn is_bundled(&self) -> bool {
        self.name().is_none()
    }

    /// How messages name the document: its file, or "the bundled Memoram API" and its version.
    pub fn title(&self) -> String {
        match self.name() {
            Some(name) => name.to_owned(),
            None => format!("the bundled Memoram API {}", self.version()),
        }
    }

    fn name(&self) -> Option<&str> {
        self.files.first()?.name.as_deref()
    }

    /// The files that it consists of, each relative to the crate's folder. The bundled document has none.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter_map(|file| file.name.as_deref())
    }

    /// A place in the document.
    pub fn location(&self, position: Position) -> Location<'_> {
        Location { document: self, position }
    }

    fn version(&self) -> &str {
        self.root().get("info").and_then(|info| info.text_of("version")).unwrap_or_default()
    }

    /// Whether keywords beside a `$ref` count: in JSON Schema 2020-12, which OpenAPI uses from 3.1 on, but not in 3.0.
    pub(crate) fn keeps_siblings(&self) -> bool {
        self.root().text_of("openapi").is_some_and(|version| !version.starts_with("3.0"))
    }

    /// The outermost mapping of the document's own file.
    pub fn root(&self) -> &Node {
        self.files.first().map_or(&NOTHING, |file| &file.root)
    }

    fn path_entries(&self) -> &[Entry] {
        self.root().get("paths").map(Node::entries).unwrap_or_default()
    }

    /// The documented path templates, in the document's order.
    pub fn paths(&self) -> impl Iterator<Item = &str> + Clone {
        self.path_entries().iter().map(|entry| entry.key.as_str()).filter(|key| key.starts_with('/'))
    }

    /// The entry of `paths` with the same shape. The names of placeholders do not count (OpenAPI 3.0.3 §4.7.8.2).
    pub(crate) fn path_entry(&self, path: &str) -> Option<&Entry> {
        self.path_entries().get(*self.paths_by_shape.get(&shape(path))?)
    }

    /// The paths that the document's servers put before each template, such as `/api/v1`.
    pub fn server_prefixes(&self) -> impl Iterator<Item = &str> {
        let servers = self.root().get("servers").map(Node::items).unwrap_or_default();
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
