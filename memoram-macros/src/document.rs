//! The document that is in force, and how the compiler sees that it has changed.

#[cfg(test)]
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use memoram_openapi::{CrateDocument, Document, Home, LoadError, NamedBy, Problem, SettingProblem, load};

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
    /// The files of the user's document, and the manifest that may name it.
    pub(crate) files: Vec<String>,
    /// Whether `MEMORAM_SPEC` was read.
    pub(crate) environment: bool,
}

impl Tracked {
    /// The settings of the crate. `environment`: also what names its document.
    pub(crate) fn settings(home: &CompiledCrate, environment: bool) -> Self {
        Tracked { files: home.watched_manifest().into_iter().collect(), environment }
    }

    /// Both.
    pub(crate) fn and(mut self, other: Tracked) -> Self {
        self.files.extend(other.files);
        self.environment |= other.environment;
        self
    }
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
    pub(crate) fn document(&self) -> Result<Option<CrateDocument>, Message> {
        self.home.document().map_err(|error| message(&error))
    }

    /// Whether a type that is not held against the document is a fault. A manifest that is wrong is reported where the
    /// document is asked for.
    pub(crate) fn denies_unchecked(&self) -> bool {
        self.home.denies_unchecked().unwrap_or_default()
    }

    /// The manifest, unless the compiler watches it already.
    fn watched_manifest(&self) -> Option<String> {
        static WATCHED: Mutex<Vec<String>> = Mutex::new(Vec::new());
        let manifest = self.home.manifest()?.to_owned();
        (!self.watches_once || !is_known(&WATCHED, &manifest, String::eq)).then_some(manifest)
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
    is_known(&WATCHED, document, Arc::ptr_eq)
}

/// Whether a list has an item. It has it afterwards.
fn is_known<T: Clone>(list: &Mutex<Vec<T>>, item: &T, is_same: fn(&T, &T) -> bool) -> bool {
    let mut list = list.lock().unwrap_or_else(PoisonError::into_inner);
    let is_known = list.iter().any(|known| is_same(known, item));
    if !is_known {
        list.push(item.clone());
    }
    is_known
}

/// What to say of an error that is not about a file that the struct names itself.
pub(crate) fn named_by(by: NamedBy) -> &'static str {
    match by {
        NamedBy::Manifest => "the document is named by `[package.metadata.memoram]` in Cargo.toml",
        NamedBy::Environment => {
            "the document is named by `MEMORAM_SPEC`, in the environment or in `.cargo/config.toml`"
        }
    }
}

/// A load error in words.
fn message(error: &LoadError) -> Message {
    let LoadError { file, problem } = error;
    const SUPPORTED: &str = "OpenAPI 3.0 to 3.2 and Swagger 2.0 are read";
    match problem {
        Problem::AbsolutePath => Message::new("an absolute path works on this machine only")
            .help("a path relative to this crate's Cargo.toml"),
        Problem::Unreadable { path, reason } => Message::new(format!("cannot read the OpenAPI document `{file}`"))
            .note(format_args!("looked for {}: {reason}", path.display()))
            .help("the path is relative to the folder of this crate's Cargo.toml"),
        Problem::NotAFile => Message::new(format!("`{file}` is not a file")).help("the file of an OpenAPI document"),
        Problem::TooLarge { most } => {
            Message::new(format!("{file} is larger than the {} MiB that are read", most / (1024 * 1024)))
                .help("split it: references may lead into other files")
        }
        Problem::Encoding { is_utf16: true } => Message::new(format!("{file} is UTF-16")).help("save it as UTF-8"),
        Problem::Encoding { is_utf16: false } => Message::new(format!("{file} is not UTF-8")).help("save it as UTF-8"),
        Problem::Syntax { line, column, reason } => {
            let format = if file.ends_with(".json") { "JSON" } else { "YAML" };
            Message::new(format!("{file}:{line}:{column} is not {format}: {reason}"))
        }
        Problem::TwiceAKey { key, line, first } => {
            Message::new(format!("{file}:{line}: the key `{key}` comes twice")).note(format_args!("{file}:{first}"))
        }
        Problem::Version(version) => Message::new(format!("{file} is {version}; {SUPPORTED}")).help("convert it once"),
        Problem::NotOpenApi => {
            Message::new(format!("{file} is not an OpenAPI document; {SUPPORTED}")).help("convert it once")
        }
        Problem::Setting { key, line, problem } => setting_message(key, *problem).note(format_args!("{file}:{line}")),
    }
}

/// The keys of `[package.metadata.memoram]`.
const SETTINGS: [&str; 2] = ["spec", "unchecked"];

fn setting_message(key: &str, problem: SettingProblem) -> Message {
    match problem {
        SettingProblem::Unknown => {
            Message::new(format!("`[package.metadata.memoram]` has no key `{key}`")).suggest(key, SETTINGS)
        }
        SettingProblem::NotText => {
            let example = if key == "unchecked" { "deny" } else { "openapi.yaml" };
            Message::new(format!("`{key}` in `[package.metadata.memoram]` is not a string"))
                .help(format_args!("{key} = {example:?}"))
        }
        SettingProblem::NotDeny => Message::new("`unchecked` in `[package.metadata.memoram]` has one value")
            .help("unchecked = \"deny\", or leave it out"),
    }
}
