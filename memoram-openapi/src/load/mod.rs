//! Reads documents, and caches each until one of its files changes.

mod error;
mod home;
mod manifest;

use std::collections::{HashSet, VecDeque};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

pub use error::{LoadError, Problem, SettingProblem};
pub use home::{CrateDocument, Home, NamedBy};

use crate::document::keys::Twice;
use crate::document::reader::{self, Read, ReadError};
use crate::document::{Document, File, Node, file_of};

const BUNDLED: &str = include_str!("../../openapi/memoram.yaml");

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

/// The state of a file when it was read. `None`: it could not be read.
type Stamp = Option<(Option<SystemTime>, u64)>;

fn stamp(path: &Path) -> Stamp {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.modified().ok(), metadata.len()))
}

/// A document that has been read.
struct Cached {
    path: PathBuf,
    /// Each file that was asked for, whether it was there or not.
    stamps: Vec<(PathBuf, Stamp)>,
    document: Arc<Document>,
}

fn file(relative: &str, home: &Home) -> Result<Arc<Document>, LoadError> {
    // A crate has few documents.
    static CACHE: Mutex<Vec<Cached>> = Mutex::new(Vec::new());
    if Path::new(relative).is_absolute() {
        return Err(LoadError { file: relative.to_owned(), problem: Problem::AbsolutePath });
    }
    let full = home.full(relative);
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    let is_current =
        |known: &&Cached| known.path == full && known.stamps.iter().all(|(path, known)| stamp(path) == *known);
    if let Some(known) = cache.iter().find(is_current) {
        return Ok(Arc::clone(&known.document));
    }
    let mut files = Files { home, stamps: Vec::new() };
    let document = Arc::new(files.document(relative)?);
    cache.retain(|known| known.path != full);
    cache.push(Cached { path: full, stamps: files.stamps, document: Arc::clone(&document) });
    Ok(document)
}

/// Reads the files of a document.
struct Files<'h> {
    home: &'h Home,
    stamps: Vec<(PathBuf, Stamp)>,
}

impl Files<'_> {
    fn document(&mut self, relative: &str) -> Result<Document, LoadError> {
        let text = self.text(relative)?;
        let Read { root, references } = read(Some(relative), &text, 0)?;
        check_version(Some(relative), &root)?;
        let mut files = vec![File::new(Some(relative), text, root)];
        let mut wanted: VecDeque<String> = references.iter().filter_map(|target| file_of(target, relative)).collect();
        let mut known: HashSet<String> = file_of(relative, "").into_iter().collect();
        while let Some(name) = wanted.pop_front() {
            if files.len() >= MAX_FILES || !known.insert(name.clone()) {
                continue;
            }
            // A file that is not there matters only to the operations that lead to it: their reference names nothing. What is
            // neither YAML nor JSON by its name, such as a text to include, is not ours.
            let Some(text) = Some(&name).filter(|name| is_data(name)).and_then(|name| self.text(name).ok()) else {
                continue;
            };
            let Read { root, references } = read(Some(&name), &text, files.len())?;
            wanted.extend(references.iter().filter_map(|target| file_of(target, &name)));
            files.push(File::new(Some(&name), text, root));
        }
        Ok(Document::new(files))
    }

    fn text(&mut self, relative: &str) -> Result<Arc<str>, LoadError> {
        let path = self.home.full(relative);
        self.stamps.push((path.clone(), stamp(&path)));
        bytes(&path).and_then(utf8).map(Arc::from).map_err(|problem| LoadError { file: relative.to_owned(), problem })
    }
}

/// More bytes than any API's document has.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The bytes of a file. A pipe would block, and a device may have no end.
fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: std::io::Error| Problem::Unreadable { path: path.to_owned(), reason: error.to_string() };
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(Problem::NotAFile);
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    // Some files of the system have another length than they say.
    file.take(MAX_BYTES.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    match u64::try_from(bytes.len()) {
        Ok(length) if length <= MAX_BYTES => Ok(bytes),
        _ => Err(Problem::TooLarge { most: MAX_BYTES }),
    }
}

/// The text of a file. UTF-16 begins with a byte order mark or with a letter and a zero byte, either way around.
fn utf8(bytes: Vec<u8>) -> Result<String, Problem> {
    match bytes.as_slice() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..] => Err(Problem::Encoding { is_utf16: true }),
        _ => String::from_utf8(bytes).map_err(|_| Problem::Encoding { is_utf16: false }),
    }
}

fn is_data(name: &str) -> bool {
    [".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end))
}

/// More files than any API's document has.
const MAX_FILES: usize = 10_000;

/// Reads a text. `file` is what messages call it; without one it counts as the bundled document. References into other files
/// lead nowhere.
///
/// # Errors
///
/// The text is not a document.
pub fn parse(file: Option<&str>, text: &str) -> Result<Document, LoadError> {
    let text = Arc::from(text);
    let root = read(file, &text, 0)?.root;
    check_version(file, &root)?;
    Ok(Document::new(vec![File::new(file, text, root)]))
}

fn problem(file: Option<&str>, problem: Problem) -> LoadError {
    LoadError { file: file.unwrap_or("the bundled document").to_owned(), problem }
}

fn read(file: Option<&str>, text: &Arc<str>, number: usize) -> Result<Read, LoadError> {
    reader::read(text, number).map_err(|error| {
        problem(
            file,
            match error {
                ReadError::Syntax { line, column, text } => Problem::Syntax { line, column, reason: text },
                ReadError::Twice(Twice { key, line, first }) => Problem::TwiceAKey { key, line, first },
            },
        )
    })
}

fn check_version(file: Option<&str>, root: &Node) -> Result<(), LoadError> {
    let version = root.text_of("openapi").unwrap_or_default();
    let is_swagger = root.text_of("swagger") == Some("2.0");
    if is_swagger || ["3.0", "3.1", "3.2"].iter().any(|known| version.starts_with(known)) {
        return Ok(());
    }
    Err(problem(
        file,
        match (root.text_of("swagger"), version) {
            (Some(version), _) => Problem::Version(format!("Swagger {version}")),
            (None, "") => Problem::NotOpenApi,
            (None, version) => Problem::Version(format!("OpenAPI {version}")),
        },
    ))
}
