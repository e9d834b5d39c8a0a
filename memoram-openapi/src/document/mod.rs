//! A document that has been read: its files, its nodes, its references, and its paths by shape.

mod block;
mod escapes;
mod json;
mod key_bits;
pub(crate) mod keys;
mod location;
mod node;
mod outline;
pub(crate) mod reader;
mod reference;
mod relative;
mod servers;
mod swagger;
pub(crate) mod yaml;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, OnceLock};

pub use location::Location;
pub use node::{Entry, Node, Position, Value};
pub(crate) use relative::file_of;

use crate::spelling::folded;
use crate::template::shape;

/// An OpenAPI document.
#[derive(Debug)]
pub struct Document {
    /// The document's own file, and those that references lead to.
    files: Vec<File>,
    /// From a file's path without `.` and `..` to its index in `files`.
    files_by_path: HashMap<String, usize>,
    /// From a shape to the indexes in `paths` of the paths that have it. Every endpoint of a crate looks its path up.
    paths_by_shape: HashMap<String, Vec<usize>>,
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
    text: Arc<str>,
    /// A hash of its text, once it has been asked for.
    digest: OnceLock<u64>,
}

impl File {
    pub(crate) fn new(name: Option<&str>, text: Arc<str>, root: Arc<Node>) -> Self {
        File { name: name.map(str::to_owned), root, text, digest: OnceLock::new() }
    }

    fn digest(&self) -> u64 {
        *self.digest.get_or_init(|| {
            let mut hasher = DefaultHasher::new();
            self.text.hash(&mut hasher);
            hasher.finish()
        })
    }
}

/// What a document without files would have as its root.
static NOTHING: Node = Node::empty(Position { file: 0, line: 1 });

impl Document {
    pub(crate) fn new(files: Vec<File>) -> Self {
        let paths =
            files.iter().enumerate().filter_map(|(index, file)| Some((file_of(file.name.as_deref()?, "")?, index)));
        let files_by_path = paths.collect();
        let mut document =
            Document { files, files_by_path, paths_by_shape: HashMap::new(), identities: Mutex::default() };
        if let (Some(root), Some(file)) = (swagger::rewritten(&document), document.files.first_mut()) {
            file.root = root;
        }
        let mut paths_by_shape: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, entry) in document.path_entries().iter().enumerate() {
            paths_by_shape.entry(shape(&entry.key)).or_default().push(index);
        }
        document.paths_by_shape = paths_by_shape;
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

    /// A hash of the texts of all its files, and of the version of this crate.
    pub fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        env!("CARGO_PKG_VERSION").hash(&mut hasher);
        self.files.iter().for_each(|file| file.digest().hash(&mut hasher));
        hasher.finish()
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

    /// The entries of `paths` with the shape of this one, those with the same names first: names of placeholders tell paths
    /// apart only in documents that break OpenAPI's rule (OpenAPI 3.0.3 §4.7.8.2).
    pub(crate) fn path_entries_like(&self, path: &str) -> Vec<&Entry> {
        let indexes = self.paths_by_shape.get(&shape(path)).map(Vec::as_slice).unwrap_or_default();
        let mut entries: Vec<&Entry> = indexes.iter().filter_map(|index| self.path_entries().get(*index)).collect();
        if entries.len() > 1 {
            entries.sort_by_key(|entry| (entry.key != path, folded(&entry.key) != folded(path)));
        }
        entries
    }
}
