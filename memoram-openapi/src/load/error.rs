//! Why a document cannot be read.

use std::path::PathBuf;

/// A document that cannot be read: which file, where, and why. It has no text of its own: whoever shows it words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// The file as the user wrote it.
    pub file: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a document's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Its path is absolute, so that it would work on one machine only.
    AbsolutePath,
    /// It cannot be opened.
    Unreadable {
        /// The full path.
        path: PathBuf,
        /// What the operating system says.
        reason: String,
    },
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// It is larger than any document.
    TooLarge {
        /// The most bytes that are read.
        most: u64,
    },
    /// It is not UTF-8, the only encoding that is read.
    Encoding {
        /// Whether it is UTF-16.
        is_utf16: bool,
    },
    /// It is neither YAML nor JSON.
    Syntax {
        /// Counted from 1.
        line: usize,
        /// In characters, counted from 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// A mapping in it has a key twice.
    TwiceAKey {
        /// The key.
        key: String,
        /// The line of the second one, counted from 1.
        line: usize,
        /// The line of the first one.
        first: usize,
    },
    /// It is of this version, which is not supported.
    Version(String),
    /// It has no `openapi` key.
    NotOpenApi,
    /// An entry of `[package.metadata.memoram]` is wrong.
    Setting {
        /// Its key.
        key: String,
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        problem: SettingProblem,
    },
}

/// What is wrong with an entry of `[package.metadata.memoram]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingProblem {
    /// Its key has no meaning.
    Unknown,
    /// Its value is not a string.
    NotText,
    /// `unchecked` has another value than `"deny"`.
    NotDeny,
}
