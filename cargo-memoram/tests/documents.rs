//! What `add --all` writes for documents of one feature each.

mod support;

use support::{compare, documents, run, shop};

#[test]
fn every_document_is_written_as_before() {
    let folder = shop("documents");
    let mut faults = Vec::new();
    for document in documents("documents") {
        let name = document.file_name().and_then(|name| name.to_str()).expect("its name is UTF-8");
        let printed = run(&folder, &["add", "--all", "--spec", name]);
        let output = format!("documents/{}.txt", name.trim_end_matches(".yaml"));
        let compared = std::panic::catch_unwind(|| compare(&output, &printed));
        faults.extend(compared.err().map(|_| output));
    }
    assert!(faults.is_empty(), "these differ: {}", faults.join(", "));
}
