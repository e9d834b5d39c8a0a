//! Each row of the table in docs/reliability.md names an existing test.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, into),
            false if path.extension().is_some_and(|extension| extension == "rs") => into.push(path),
            false => {}
        }
    }
}

#[test]
fn every_row_of_the_fault_table_names_an_existing_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("tests"), &mut files);
    sources(&root.join("memoram-runtime/src"), &mut files);
    let code: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let page = fs::read_to_string(root.join("docs/reliability.md")).unwrap();
    let rows: Vec<&str> =
        page.lines().take_while(|line| *line != "## Defaults").filter(|line| line.starts_with("| ")).collect();
    assert!(rows.len() > 30, "the table was not found");
    for row in rows.iter().skip(1) {
        let test = row.trim_end_matches([' ', '|']).rsplit("| ").next().unwrap().trim_matches('`');
        assert!(code.contains(&format!("fn {test}(")), "no test is named {test:?}");
    }
}
