//! Real documents of other APIs: what is written for each operation and schema is Rust.
//!
//! `DOCUMENTS=folder cargo test -p cargo-memoram real_documents -- --ignored --nocapture`
//! writes a folder of documents. A folder in it is one document in many files, whose own file is directly in it.

use std::path::{Path, PathBuf};

use super::written;
use crate::operations;
use crate::project::read;
use crate::write::Options;

#[test]
#[ignore = "reads a folder outside the project"]
fn real_documents() {
    let folder = std::env::var("DOCUMENTS").expect("DOCUMENTS names a folder");
    for path in entries(Path::new(&folder)) {
        let files = if path.is_dir() { entries(&path) } else { vec![path] };
        for file in files.iter().filter(|file| file.is_file()) {
            let Ok(document) = read(file) else { continue };
            let options = Options { spec: Some("openapi.yaml".to_owned()), ..Options::default() };
            let (text, errors) = written(&document, options);
            syn::parse_file(&text).expect("what is written is Rust");
            let count = operations::all(&document).count();
            println!("{}: {count} operations, {} lines, {} errors", file.display(), text.lines().count(), errors.len());
            errors.iter().for_each(|error| println!("    {error}"));
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}
