//! Why a document cannot be read.

use std::fmt;
use std::path::PathBuf;

/// A document that cannot be read.
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
    /// It cannot be opened or is not text.
    Unreadable {
        /// The full path.
        path: PathBuf,
        /// What the operating system says.
        reason: String,
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
    /// It is of this version, which is not supported.
    Version(String),
    /// It has no `openapi` key.
    NotOpenApi,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let LoadError { file, problem } = self;
        match problem {
            Problem::AbsolutePath => write!(f, "an absolute path works on this machine only"),
            Problem::Unreadable { .. } => write!(f, "cannot read the OpenAPI document `{file}`"),
            Problem::Syntax { line, column, reason } => {
                let format = if file.ends_with(".json") { "JSON" } else { "YAML" };
                write!(f, "{file}:{line}:{column} is not {format}: {reason}")
            }
            Problem::Version(version) => write!(f, "{file} is {version}; OpenAPI 3.0 to 3.2 are read"),
            Problem::NotOpenApi => write!(f, "{file} is not an OpenAPI document; OpenAPI 3.0 to 3.2 are read"),
        }
    }
}

impl std::error::Error for LoadError {}
