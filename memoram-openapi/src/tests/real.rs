//! Documents of other makers are read whole.
//!
//! `DOCUMENTS=folder cargo test -p memoram-openapi real_documents -- --ignored --nocapture` reads a folder of them and
//! prints how long each took.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::robust::visit;
use crate::{Home, Problem, load};

#[test]
#[ignore = "reads a folder outside the project"]
fn real_documents() {
    let folder = std::env::var("DOCUMENTS").expect("DOCUMENTS names a folder");
    for path in entries(Path::new(&folder)) {
        // A folder is one document in many files. Its own file is directly in it, maybe beside some of the others.
        match path.is_dir() {
            true => entries(&path).iter().filter(|file| file.is_file()).for_each(|file| read(file, true)),
            false => read(&path, false),
        }
    }
}

pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}

fn read(file: &Path, beside_others: bool) {
    let (folder, name) = (file.parent().expect("it is in a folder"), file.file_name().expect("it has a name"));
    let started = Instant::now();
    match load(Some(&name.to_string_lossy()), &Home::at(folder, None)) {
        Ok(document) => {
            let (read, operations, files) = (started.elapsed(), visit(&document), document.files().count());
            println!("{}: {files} files, {operations} operations, read in {read:?}", file.display());
        }
        Err(error) if beside_others && matches!(error.problem, Problem::NotOpenApi | Problem::Syntax { .. }) => {}
        Err(error) => println!("{error:?}"),
    }
}
