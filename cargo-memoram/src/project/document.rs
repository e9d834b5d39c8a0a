//! Documents from files, and what is wrong with them.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use memoram_openapi::{Document, Home, LoadError, Problem, SettingProblem, load};

/// Reads a file that the command line names.
pub(crate) fn read(file: &Path) -> anyhow::Result<Arc<Document>> {
    let name = file.file_name().and_then(|name| name.to_str());
    let name = name.with_context(|| format!("`{}` is not the name of a file", file.display()))?;
    load(Some(name), &Home::at(file.parent().unwrap_or(Path::new("")), None))
        .map_err(|found| LoadError { file: shown(file, name, &found.file), ..found })
        .map_err(error)
}

/// A file of a document, as the command line would name it.
fn shown(document: &Path, name: &str, file: &str) -> String {
    match file == name {
        true => document.display().to_string(),
        false => document.with_file_name(file).display().to_string(),
    }
}

/// A load error in words.
pub(crate) fn error(error: LoadError) -> anyhow::Error {
    let LoadError { file, problem } = error;
    match problem {
        Problem::AbsolutePath => anyhow!("{file} is an absolute path, which works on this machine only"),
        Problem::Unreadable { path, reason } => {
            anyhow!("cannot read the OpenAPI document {}: {reason}", path.display())
        }
        Problem::NotAFile => anyhow!("{file} is not a file"),
        Problem::TooLarge { most } => anyhow!("{file} is larger than the {} MiB that are read", most / (1024 * 1024)),
        Problem::Encoding { is_utf16: true } => anyhow!("{file} is UTF-16; save it as UTF-8"),
        Problem::Encoding { is_utf16: false } => anyhow!("{file} is not UTF-8"),
        Problem::Syntax { line, column, reason } => anyhow!("{file}:{line}:{column}: {reason}"),
        Problem::TwiceAKey { key, line, first } => {
            anyhow!("{file}:{line}: the key `{key}` comes twice; the first is in line {first}")
        }
        Problem::Version(version) => {
            anyhow!("{file} is {version}; OpenAPI 3.0 to 3.2 and Swagger 2.0 are read")
        }
        Problem::NotOpenApi => anyhow!("{file} is not an OpenAPI document"),
        Problem::Setting { key, line, problem } => {
            let what = match problem {
                SettingProblem::Unknown => "has no meaning in `[package.metadata.memoram]`",
                SettingProblem::NotText => "must be a string",
                SettingProblem::NotDeny => "has one value, \"deny\"",
            };
            anyhow!("{file}:{line}: `{key}` {what}")
        }
    }
}
