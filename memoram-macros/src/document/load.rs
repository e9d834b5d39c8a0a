//! Finds and reads documents, each once for as long as it does not change.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use super::{Document, reader};
use crate::texts::{self, Message};

const BUNDLED: &str = include_str!("../../openapi/memoram.yaml");

/// The crate that is being compiled.
pub(crate) struct Home {
    /// Where its `Cargo.toml` is.
    folder: Option<PathBuf>,
    /// The document that its structs are checked against unless they name one.
    document: Option<String>,
    /// Whether the compiler is told of each document once, and not with each struct.
    tells_once: bool,
}

impl Home {
    /// Read on every call: in an editor, one process serves many crates.
    pub(crate) fn of_the_crate() -> Self {
        let document = std::env::var("MEMORAM_SPEC").ok().filter(|file| !file.is_empty());
        Home { folder: std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from), document, tells_once: true }
    }

    #[cfg(test)]
    pub(crate) fn at(folder: impl Into<PathBuf>, document: Option<&str>) -> Self {
        Home { folder: Some(folder.into()), document: document.map(str::to_owned), tells_once: false }
    }

    pub(crate) fn document(&self) -> Option<&str> {
        self.document.as_deref()
    }

    fn full(&self, relative: &str) -> PathBuf {
        self.folder.as_deref().unwrap_or(Path::new("")).join(relative)
    }
}

/// A document, and the file whose changes must be seen by the compiler.
pub(crate) struct Loaded {
    pub(crate) document: Arc<Document>,
    /// Relative to the crate's folder; `None` where the compiler has been told of it.
    pub(crate) tracked: Option<String>,
}

/// Reads the file `relative` of the crate, or the bundled document.
pub(crate) fn load(relative: Option<&str>, home: &Home) -> Result<Loaded, Message> {
    match relative {
        Some(relative) => {
            let document = file(relative, home)?;
            let tracked = (!home.tells_once || is_first(&home.full(relative))).then(|| relative.to_owned());
            Ok(Loaded { document, tracked })
        }
        None => Ok(Loaded { document: bundled()?, tracked: None }),
    }
}

/// It is a part of this crate and cannot change while the process lives.
fn bundled() -> Result<Arc<Document>, Message> {
    static DOCUMENT: OnceLock<Result<Arc<Document>, Message>> = OnceLock::new();
    DOCUMENT.get_or_init(|| parse(None, BUNDLED).map(Arc::new)).clone()
}

/// A compiler's process compiles one crate, so once is enough; with each struct it would read and hash the whole document
/// as often as there are endpoints.
fn is_first(full: &Path) -> bool {
    static TOLD: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    TOLD.lock().unwrap_or_else(PoisonError::into_inner).insert(full.to_owned())
}

/// A file's state when it was read.
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

/// Each file as often as it was read.
#[cfg(test)]
static READ: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

#[cfg(test)]
pub(crate) fn times_read(path: &Path) -> usize {
    READ.lock().unwrap_or_else(PoisonError::into_inner).iter().filter(|read| *read == path).count()
}

fn file(relative: &str, home: &Home) -> Result<Arc<Document>, Message> {
    // A crate has a few documents.
    static CACHE: Mutex<Vec<Cached>> = Mutex::new(Vec::new());
    if Path::new(relative).is_absolute() {
        return Err(texts::absolute_path());
    }
    let full = home.full(relative);
    let unreadable = |error: std::io::Error| texts::unreadable(relative, &full.display().to_string(), error);
    let metadata = std::fs::metadata(&full).map_err(unreadable)?;
    let stamp = Stamp { modified: metadata.modified().ok(), length: metadata.len() };
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = cache.iter().find(|known| known.path == full && known.stamp == stamp) {
        return Ok(Arc::clone(&known.document));
    }
    let text = std::fs::read_to_string(&full).map_err(unreadable)?;
    #[cfg(test)]
    READ.lock().unwrap_or_else(PoisonError::into_inner).push(full.clone());
    let document = Arc::new(parse(Some(relative), &text)?);
    cache.retain(|known| known.path != full);
    cache.push(Cached { path: full, stamp, document: Arc::clone(&document) });
    Ok(document)
}

pub(crate) fn parse(file: Option<&str>, text: &str) -> Result<Document, Message> {
    let shown = file.unwrap_or("the bundled document");
    let format = if shown.ends_with(".json") { "JSON" } else { "YAML" };
    let root =
        reader::read(text).map_err(|error| texts::syntax(shown, error.line, error.column, format, &error.text))?;
    let version = root.text_of("openapi").unwrap_or_default();
    if version.starts_with("3.0") || version.starts_with("3.1") {
        return Ok(Document::new(file.map(str::to_owned), root));
    }
    Err(texts::not_openapi(
        shown,
        &match (root.text_of("swagger"), version) {
            (Some(version), _) => format!("Swagger {version}"),
            (None, "") => "not an OpenAPI document".to_owned(),
            (None, version) => format!("OpenAPI {version}"),
        },
    ))
}
