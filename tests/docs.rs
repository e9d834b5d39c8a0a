//! Checks the quotations, links and examples of the documentation.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with an extension in a folder and its subfolders.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|one| one == extension) {
            found.push(path);
        }
    }
    Ok(found)
}

/// The code blocks of one language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    page.split(fence.as_str()).skip(1).filter_map(|rest| Some(rest.split_once("\n```")?.0)).collect()
}

#[test]
fn every_quoted_error_is_printed_by_a_fixture() -> Result<(), Box<dyn Error>> {
    let printed: Result<Vec<String>, _> =
        files(&root().join("tests/ui"), "stderr")?.iter().map(fs::read_to_string).collect();
    let printed = printed?;
    for (page, least) in [("docs/errors.md", 20), ("README.md", 0)] {
        let page = fs::read_to_string(root().join(page))?;
        let quoted = blocks(&page, "text");
        assert!(quoted.len() >= least, "{} errors", quoted.len());
        for error in quoted {
            let lines = format!("{}\n", error.split("\n --> ").next().unwrap_or_default());
            assert!(printed.iter().any(|one| one.contains(&lines)), "no fixture prints this:\n{error}");
        }
    }
    Ok(())
}

#[test]
fn every_linked_file_exists() -> Result<(), Box<dyn Error>> {
    let mut pages = files(&root().join("docs"), "md")?;
    pages.extend(["README.md", "CONTRIBUTING.md"].map(|name| root().join(name)));
    for page in pages {
        let text = fs::read_to_string(&page)?;
        let folder = page.parent().unwrap_or(root());
        for target in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')) {
            let file = target.0.split('#').next().unwrap_or_default();
            let is_here = file.contains("://") || folder.join(file).exists();
            assert!(is_here, "{} links to {file}", page.display());
        }
    }
    Ok(())
}

#[test]
fn ci_runs_every_example() -> Result<(), Box<dyn Error>> {
    let gate = fs::read_to_string(root().join(".ci/run"))?;
    let ran: Vec<&str> = gate.lines().filter(|line| line.contains("example")).flat_map(str::split_whitespace).collect();
    for example in files(&root().join("examples"), "rs")? {
        let inside = example.strip_prefix(root().join("examples"))?;
        let name = inside.iter().next().map(Path::new).and_then(Path::file_stem).unwrap_or_default();
        assert!(ran.iter().any(|word| word.trim_end_matches(';') == name), "{} is not run", example.display());
    }
    Ok(())
}
