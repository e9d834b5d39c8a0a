//! JSON and blocks of keys and items are a subset of YAML, so that their readers must make of a text what the parser of all of
//! YAML makes of it.
//!
//! `DOCUMENTS=folder cargo test -p memoram-openapi same_tree -- --ignored --nocapture` compares them on a folder of documents.

mod blocks;
mod json;

use std::path::Path;
use std::sync::Arc;

use super::real::entries;
use crate::document::reader::{Read, ReadError, read_blocks, read_json};
use crate::document::yaml;
use crate::{Node, Value};

/// A tree, its lines and the references that lead out of it, or what is said of a key that comes twice.
fn shown(read: Result<Read, ReadError>) -> Option<String> {
    match read {
        Ok(Read { root, references }) => {
            let mut text = format!("{references:?}\n");
            show(&root, &mut text);
            Some(text)
        }
        Err(ReadError::Twice(twice)) => Some(format!("{twice:?}")),
        Err(ReadError::Syntax { .. }) => None,
    }
}

fn show(node: &Node, to: &mut String) {
    to.push_str(&format!("{} ", node.position.line));
    match node.value() {
        Value::Scalar { text, plain } => to.push_str(&format!("{text:?} {plain}\n")),
        Value::Sequence(items) => {
            to.push_str("[\n");
            items.iter().for_each(|item| show(item, to));
            to.push_str("]\n");
        }
        Value::Mapping(entries) => {
            to.push_str("{\n");
            for entry in entries {
                to.push_str(&format!("{} {:?} ", entry.position.line, entry.key));
                show(&entry.value, to);
            }
            to.push_str("}\n");
        }
    }
}

/// A tree must be what the parser of YAML makes of the text.
fn compare(shown_tree: Option<&str>, text: &str) {
    let yaml = shown(yaml::read(text, 0));
    let lines = |shown: Option<&str>| shown.map(|shown| shown.lines().map(str::to_owned).collect::<Vec<_>>());
    let (own, yaml) = (lines(shown_tree), lines(yaml.as_deref()));
    let first = own.iter().flatten().zip(yaml.iter().flatten()).find(|(own, yaml)| own != yaml);
    assert!(own == yaml, "{first:?} {} {} of\n{}", own.is_some(), yaml.is_some(), text.get(..2000).unwrap_or(text));
}

/// What JSON's reader makes of a text. It must be what YAML's reader makes of it.
fn same(text: &str) -> Option<String> {
    let json = shown(read_json(&Arc::from(text), 0)?);
    compare(json.as_deref(), text);
    json
}

/// The same for the reader of blocks.
fn same_blocks(text: &str) -> Option<String> {
    let blocks = shown(Ok(read_blocks(&Arc::from(text), 0)?));
    compare(blocks.as_deref(), text);
    blocks
}

/// Even a text that is nested so deep is refused, in time and with the stack of a thread.
#[test]
fn a_text_that_is_nested_deep_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[\n", "\n]"), ("{\"\\ud800\":[", "]}")] {
        let text = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let error = crate::parse(Some("a.json"), &text).expect_err("it is refused");
        assert!(format!("{error:?}").contains("nested more than 128 levels"), "{error:?}");
    }
    // Both say the place.
    let text = format!("{}\n  [[]]{}", "[".repeat(127), "]".repeat(127));
    let (json, yaml) = (read_json(&Arc::from(text.as_str()), 0).map(Result::err), yaml::read(&text, 0).err());
    assert_eq!(format!("{json:?}"), format!("{:?}", Some(yaml)));
}

#[test]
#[ignore = "reads a folder outside the project"]
fn same_tree() {
    /// How many documents are JSON, blocks, and other YAML.
    fn compare(path: &Path, counts: &mut [usize; 3]) {
        if path.is_dir() {
            entries(path).iter().for_each(|path| compare(path, counts));
        } else if let Ok(text) = std::fs::read_to_string(path) {
            let found = [same(&text).is_some(), same_blocks(&text).is_some()].iter().position(|is_it| *is_it);
            counts[found.unwrap_or(2)] += 1;
            if found.is_none() && yaml::read(&text, 0).is_ok() {
                println!("{} is other YAML", path.display());
            }
        }
    }
    let folder = std::env::var("DOCUMENTS").expect("DOCUMENTS names a folder");
    let mut counts = [0; 3];
    compare(Path::new(&folder), &mut counts);
    println!("JSON, blocks and others: {counts:?}");
}
