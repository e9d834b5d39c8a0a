//! Reads every document in the folder that `DOCUMENTS` names, and prints how long each took.
use super::*;
#[test]
#[ignore = "reads files from outside the project"]
fn real_documents_are_read() {
    let Some(folder) = std::env::var_os("DOCUMENTS") else { return };
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let started = std::time::Instant::now();
        let name = path.display().to_string();
        match crate::document::parse(Some(&name), &text) {
            Ok(document) => {
                let n = document.templates().count();
                println!("{name}: {} KiB, {n} paths, {:?}", text.len() / 1024, started.elapsed());
            }
            Err(error) => println!("{name}: {error}"),
        }
    }
    let _ = README;
}
