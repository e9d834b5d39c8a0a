//! The document that is in force, and how the compiler sees that it has changed.

#[cfg(test)]
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use memoram_openapi::{Document, Home, LoadError, Problem, load};

use crate::message::Message;

/// The crate that is being compiled.
pub(crate) struct CompiledCrate {
    home: Home,
    /// Whether the compiler is made to watch each document only once, and not with each struct.
    watches_once: bool,
}

/// A document, and the files that the compiler must watch.
pub(crate) struct Loaded {
    pub(crate) document: Arc<Document>,
    /// Relative to the crate's folder. Empty if the compiler watches them already.
    pub(crate) watched: Vec<String>,
}

/// What else an expansion depends on, besides its tokens.
#[derive(Default)]
pub(crate) struct Tracked {
    /// The files of the user's document.
    pub(crate) files: Vec<String>,
    /// Whether `MEMORAM_SPEC` was read.
    pub(crate) environment: bool,
}

impl CompiledCrate {
    pub(crate) fn current() -> Self {
        CompiledCrate { home: Home::of_the_crate(), watches_once: true }
    }

    #[cfg(test)]
    pub(crate) fn at(folder: impl Into<PathBuf>, document: Option<&str>) -> Self {
        CompiledCrate { home: Home::at(folder, document), watches_once: false }
    }

    /// The same, where the compiler watches each document once, as under cargo.
    #[cfg(test)]
    pub(crate) fn watching_once(self) -> Self {
        CompiledCrate { watches_once: true, ..self }
    }

    /// The document of the whole crate. `None` is the bundled one.
    pub(crate) fn document(&self) -> Option<&str> {
        self.home.document()
    }

    /// Reads a file of the crate, or the bundled document.
    pub(crate) fn load(&self, file: Option<&str>) -> Result<Loaded, Message> {
        let document = load(file, &self.home).map_err(|error| message(&error))?;
        let watched = match self.watches_once && is_watched(&document) {
            true => Vec::new(),
            false => document.files().map(str::to_owned).collect(),
        };
        Ok(Loaded { document, watched })
    }
}

/// Under cargo one process compiles one crate, so once is enough: with each struct, the compiler would read and hash the
/// whole document once per endpoint. An editor, where one process serves many crates, needs no tracking: it expands again.
fn is_watched(document: &Arc<Document>) -> bool {
    static WATCHED: Mutex<Vec<Arc<Document>>> = Mutex::new(Vec::new());
    let mut watched = WATCHED.lock().unwrap_or_else(PoisonError::into_inner);
    let is_known = watched.iter().any(|known| Arc::ptr_eq(known, document));
    if !is_known {
        watched.push(Arc::clone(document));
    }
    is_known
}

/// A load error in words.
fn message(error: &LoadError) -> Message {
    let LoadError { file, problem } = error;
    const SUPPORTED: &str = "OpenAPI 3.0 to 3.2 are read";
    match problem {
        Problem::AbsolutePath => Message::new("an absolute path works on this machine only")
            .help("a path relative to this crate's Cargo.toml"),
        Problem::Unreadable { path, reason } => Message::new(format!("cannot read the OpenAPI document `{file}`"))
            .note(format_args!("looked for {}: {reason}", path.display()))
            .help("the path is relative to the folder of this crate's Cargo.toml"),
        Problem::Syntax { line, column, reason } => {
            let format = if file.ends_with(".json") { "JSON" } else { "YAML" };
            Message::new(format!("{file}:{line}:{column} is not {format}: {reason}"))
        }
        Problem::Version(version) => Message::new(format!("{file} is {version}; {SUPPORTED}")).help("convert it once"),
        Problem::NotOpenApi => {
            Message::new(format!("{file} is not an OpenAPI document; {SUPPORTED}")).help("convert it once")
        }
    }
}
