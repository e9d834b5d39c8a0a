//! Finds and reads documents, each once for as long as it does not change.

mod error;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

pub use error::{LoadError, Problem};

use crate::document::{Document, reader};

const BUNDLED: &str = include_str!("../../openapi/memoram.yaml");

/// The crate whose structs are checked.
pub struct Home {
    /// The folder of its `Cargo.toml`.
    folder: Option<PathBuf>,
    /// The document of the whole crate.
    document: Option<String>,
}

impl Home {
    /// The crate that cargo compiles, by `CARGO_MANIFEST_DIR` and `MEMORAM_SPEC`. Read anew on every call: in an editor, one
    /// process serves many crates.
    pub fn of_the_crate() -> Self {
        let document = std::env::var("MEMORAM_SPEC").ok().filter(|file| !file.is_empty());
        Home { folder: std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from), document }
    }

    /// A crate in a folder, and the document of the whole crate.
    pub fn at(folder: impl Into<PathBuf>, document: Option<&str>) -> Self {
        Home { folder: Some(folder.into()), document: document.map(str::to_owned) }
    }

    /// The document that the crate's structs are checked against unless they name one. `None` is the bundled one.
    pub fn document(&self) -> Option<&str> {
        self.document.as_deref()
    }

    /// The full path of a file of the crate.
    pub fn full(&self, relative: &str) -> PathBuf {
        self.folder.as_deref().unwrap_or(Path::new("")).join(relative)
    }
}

/// Reads a file, relative to the crate's folder, or the bundled document.
///
/// # Errors
///
/// The file cannot be read, or is not a document.
pub fn load(relative: Option<&str>, home: &Home) -> Result<Arc<Document>, LoadError> {
    match relative {
        Some(relative) => file(relative, home),
        None => bundled(),
    }
}

/// It is part of this crate, and cannot change while the process lives.
fn bundled() -> Result<Arc<Document>, LoadError> {
    static DOCUMENT: OnceLock<Result<Arc<Document>, LoadError>> = OnceLock::new();
    DOCUMENT.get_or_init(|| parse(None, BUNDLED).map(Arc::new)).clone()
}

/// The state of a file when it was read.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

/// A file that has been read.
struct Cached {
    path: PathBuf,
    stamp: Stamp,
    document: Arc<Document>,
}

fn file(relative: &str, home: &Home) -> Result<Arc<Document>, LoadError> {
    // A crate has few documents.
    static CACHE: Mutex<Vec<Cached>> = Mutex::new(Vec::new());
    let problem = |problem| LoadError { file: relative.to_owned(), problem };
    if Path::new(relative).is_absolute() {
        return Err(problem(Problem::AbsolutePath));
    }
    let full = home.full(relative);
    let unreadable =
        |error: std::io::Error| problem(Problem::Unreadable { path: full.clone(), reason: error.to_string() });
    let metadata = std::fs::metadata(&full).map_err(unreadable)?;
    let stamp = Stamp { modified: metadata.modified().ok(), length: metadata.len() };
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = cache.iter().find(|known| known.path == full && known.stamp == stamp) {
        return Ok(Arc::clone(&known.document));
    }
    let text = std::fs::read_to_string(&full).map_err(unreadable)?;
    let document = Arc::new(parse(Some(relative), &text)?);
    cache.retain(|known| known.path != full);
    cache.push(Cached { path: full, stamp, document: Arc::clone(&document) });
    Ok(document)
}

/// Reads a text. `file` is what messages call it; without one it counts as the bundled document.
///
/// # Errors
///
/// The text is not a document.
pub fn parse(file: Option<&str>, text: &str) -> Result<Document, LoadError> {
    let problem = |problem| LoadError { file: file.unwrap_or("the bundled document").to_owned(), problem };
    let root = reader::read(text)
        .map_err(|error| problem(Problem::Syntax { line: error.line, column: error.column, reason: error.text }))?;
    let version = root.text_of("openapi").unwrap_or_default();
    if ["3.0", "3.1", "3.2"].iter().any(|known| version.starts_with(known)) {
        return Ok(Document::new(file.map(str::to_owned), root));
    }
    Err(problem(match (root.text_of("swagger"), version) {
        (Some(version), _) => Problem::Version(format!("Swagger {version}")),
        (None, "") => Problem::NotOpenApi,
        (None, version) => Problem::Version(format!("OpenAPI {version}")),
    }))
}
