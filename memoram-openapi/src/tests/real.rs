//! Documents of other makers are read whole.
//!
//! `DOCUMENTS=folder cargo test -p memoram-openapi real_documents -- --ignored --nocapture` reads a folder of them and
//! prints how long each took.

use std::time::Instant;

use super::robust::visit;
use crate::parse;

#[test]
#[ignore = "reads a folder outside the project"]
fn real_documents() {
    let folder = std::env::var("DOCUMENTS").expect("DOCUMENTS names a folder");
    for file in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = file.expect("the folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let started = Instant::now();
        match parse(Some(&name), &text) {
            Ok(document) => {
                let (read, operations) = (started.elapsed(), visit(&document));
                println!("{name}: {} KiB, {operations} operations, read in {read:?}", text.len() / 1024);
            }
            Err(error) => println!("{error:?}"),
        }
    }
}
