//! JSON is a subset of YAML, so that both readers must make the same of it.
//!
//! `DOCUMENTS=folder cargo test -p memoram-openapi same_tree -- --ignored` compares them on a folder of documents.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use crate::document::reader::{Read, ReadError, read_blocks, read_json, read_yaml};
use crate::tests::real::entries;
use crate::tests::robust::DOCUMENTS;
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

fn compare(shown_tree: Option<&str>, text: &str) {
    let yaml = shown(read_yaml(text, 0));
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

#[test]
fn both_readers_make_the_same_tree() {
    let long = "x".repeat(1000);
    let numbers = "[0, -0, 1.5, -1e9, 1E+9, 1e-9, 123456789012345678901234567890, 1.0e400]";
    let deep = format!("{}1{}", "[".repeat(128), "]".repeat(128));
    for text in [
        "{}",
        "[]",
        " \n{ }\r\n",
        "{\n}\n",
        "[\r1,\r\n2,\n\r3]",
        "\u{feff}{\"a\": 1}",
        "{\"a\":\t1,\n\n\"b\"\n:\n2 , \"c\" : [ ] }",
        "{\"a\": {\"$ref\": \"a.yaml#/A\"}, \"b\": {\"$ref\": \"#/A\"}, \"$ref\": [\"b.yaml\"], \"\": {\"$ref\": 5}}",
        "{\"<<\": {\"a\": 1}, \"a\": 2}",
        r#"["\"", "\\", "\\\"", "\/\b\f\n\r\t", "\u00e9\ud83d\ude00", "a\\", "\\\\"]"#,
        "[\"\u{2028}\u{2029}é😀\", \"{}[],: # - & * ! | > ' % @\", true, false, null, \"true\", \"1\"]",
        "{\"a\": 1,\n\"b\": 2,\n\"\\u0061\": 3}",
        "{\"a\": {\"b\": 1, \"b\": 2},\n\"a\": 1}",
        "{\"a\": [{\"b\": 1,\n\n\"c\": {},\n\"b\": 2}]}",
        "{\"\": 1, \"\": 2}",
        "{\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1, \"e\": 1, \"f\": 1, \"g\": 1, \"h\": 1, \"i\": 1,\n\"a\": 1}",
        numbers,
        &deep,
        &format!("{{\"{long}\": \"{long}\"}}"),
    ] {
        assert!(same(text).is_some(), "{text}");
    }
}

/// Each of these is no JSON. Whether it is YAML is for YAML's reader to say.
#[test]
fn what_is_no_json_is_left_to_the_reader_of_yaml() {
    for text in [
        "",
        "a: 1",
        "{\"a\": 1} x",
        "{\"a\": 1}\n---\n{}",
        "{\"a\": 1 # one\n}",
        "{\"a\": 1, }",
        "[1, ]",
        "[, 1]",
        "{, }",
        "{\"a\"}",
        "{\"a\": }",
        "{\"a\" 1}",
        "{a: 1}",
        "{'a': 1}",
        "{1: 1}",
        "{\"a\": *b}",
        "{\"a\": \"b\nc\"}",
        "{\"a\": \"b\rc\"}",
        "{\"a\": \"\\x41\"}",
        "{\"a\": \"\\u+123\"}",
        "{\"a\": \"\\u12\"}",
        "{\"a\": \"b}",
        "{\"a\": \"b\\\"}",
        "{\"a\": 1",
        "{\"a\": [1}",
        "[1]]",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[1e]",
        "[-]",
        "[0x1]",
        "[True]",
        "[nan]",
        "[1 2]",
        "\u{feff}\u{feff}{}",
        "{\u{a0}}",
        "[\"\u{1}\"]",
        "[\"\t\"]",
    ] {
        assert!(read_json(&Arc::from(text), 0).is_none(), "{text}");
    }
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
    let (json, yaml) = (read_json(&Arc::from(text.as_str()), 0).map(Result::err), read_yaml(&text, 0).err());
    assert_eq!(format!("{json:?}"), format!("{:?}", Some(yaml)));
}

/// The same for the reader of blocks.
fn same_blocks(text: &str) -> Option<String> {
    let blocks = shown(Ok(read_blocks(&Arc::from(text), 0)?));
    compare(blocks.as_deref(), text);
    blocks
}

/// The reader of blocks knows these.
#[test]
fn blocks_are_the_same_tree() {
    for text in [
        "a: 1",
        "---\na: 1\n",
        "# x\n\na:   1   # x\nb: x#y\n",
        "a: 1\r\nb:\r\n  - 2\r\n  - c: |\r\n      x\r\n\r\n      y\r\n",
        "a:\nb:\n  c:\n  d: # x\n\n  e:\n  - \n  -\n  -   f: 1\n      g: 2\n  -\n    h: 3\n",
        "a:\n- b\n- - c\n  - d: 1\n    e: 2\n- f\ng:\n  - h\n",
        "'a': 'x'\n\"b\": \"y\" # z\n/a/{id}: z\nhttps://x: http://y:8\na b: c d\n$x: -1\n-y: ~\n_z: --- x\n",
        "a: 'it''s'\nb: \"\\u0041\\n\"\nc: 'x\n  y\n\n  z'\nd: \"x\n  y\\\n  z\"\n",
        "a: x\n  y\n\n   z # w\nb:\n  x\n  - y\nc:\n  - x\n    y\n  - z\n",
        "a: |\n  x\n    y\n  # z\n\nb: >-\n\n  x\n\n  y\n   z\n# w\nc: |+\n  x\n\n\nd: | \n x\n",
        "a:\n  - |\n    x\n  - >\n    y\n   \nb:\n  |-\n  x",
        "a: {b: 1, c: [d, 'e']}\nf: [1,\n  2] # x\ng: {\n  h: 1\n}\ni: {}\nj:\n  - [\n    1\n  ]\n  - {k: [\n  ]}\n",
        "a: {$ref: 'a.yaml'}\nb:\n  $ref: b.yaml#/A\nc:\n  $ref: '#/A'\n$ref:\nd:\n  $ref: >-\n    c.yaml\n",
        "a: é\nb: \u{a0}x\nü: 😀\n",
        "x: true\ny: null\nz: 0x1F\nv: 1.0\nw: =\n",
    ] {
        assert!(same_blocks(text).is_some(), "{text}");
    }
}

/// It does not know these, whether they are YAML or not.
#[test]
fn what_is_more_than_blocks_is_left_to_the_parser_of_yaml() {
    for text in [
        "",
        "- a",
        "a",
        " a: 1",
        "a: 1\na: 2",
        "a: {b: 1, b: 2}",
        "a: 1\n b: 2",
        "a:\n    b: 1\n  c: 2",
        "a:\n  - b\n  c: d",
        "a:\n  - b\n c: d",
        "a: b: c",
        "a: b:",
        "a: b\n  c: d",
        "a: 'b' c",
        "a: 'b'c: d",
        "a: \"b",
        "a: \"\\x\"",
        "a: [b]: c",
        "a: {b: c}: d",
        "a: [b",
        "a: [b] c",
        "{a: 1}",
        "a: &b c",
        "a: *b",
        "a: !!str b",
        "<<: {a: 1}",
        "? a\n: b",
        "a : b",
        "a\t: b",
        "a:\tb",
        "\u{feff}a: b",
        "a: \u{7f}",
        "a: \u{85}",
        "a: \u{2028}",
        "a: @b",
        "a: %b",
        "a: - b",
        "a: | # x\n  b",
        "a: |2\n  b",
        "a: |\nb: 1",
        "a: |\n    x\n  y\n",
        "a: |\n     \n  x\n",
        "a: b\n---\nc: d",
        "a: b\n...\n",
        "%YAML 1.2\n---\na: b",
        "a: b # c\n  d",
    ] {
        assert!(read_blocks(&Arc::from(text), 0).is_none(), "{text}");
    }
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
            if found.is_none() && read_yaml(&text, 0).is_ok() {
                println!("{} is other YAML", path.display());
            }
        }
    }
    let folder = std::env::var("DOCUMENTS").expect("DOCUMENTS names a folder");
    let mut counts = [0; 3];
    compare(Path::new(&folder), &mut counts);
    println!("JSON, blocks and others: {counts:?}");
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let scalar = prop_oneof![
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
        "[ -~é😀\\n\\t\\r\\x08]{0,12}".prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
    ];
    scalar.prop_recursive(6, 60, 12, |value| {
        let entries = proptest::collection::vec(("([a-d]|[ -~]{0,8}|\\$ref)", value.clone()), 0..12);
        let object = entries.prop_map(|entries| entries.into_iter().collect::<serde_json::Map<_, _>>().into());
        prop_oneof![proptest::collection::vec(value, 0..6).prop_map(serde_json::Value::from), object]
    })
}

proptest! {
    #[test]
    fn any_value_is_the_same_tree_pretty_and_compact(value in json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("a value is JSON")] {
            prop_assert!(same(&text).is_some(), "{}", text);
        }
    }

    /// What a change leaves of a text is mostly no JSON, and sometimes has a key twice.
    #[test]
    fn any_change_of_json_is_the_same_tree(
        value in json(),
        places in proptest::collection::vec((any::<proptest::sample::Index>(), 0_usize..4, "[a-d{}\\[\\]:,\" \\n\\\\0-9#&*!-]{0,3}"), 1..4),
    ) {
        let mut text = serde_json::to_string_pretty(&value).expect("a value is JSON");
        for (place, length, instead) in places {
            let letters: Vec<char> = text.chars().collect();
            let start = place.index(letters.len().max(1)).min(letters.len());
            let end = (start + length).min(letters.len());
            text = letters[..start].iter().copied().chain(instead.chars()).chain(letters[end..].iter().copied()).collect();
        }
        same(&text);
    }

    /// Lines as documents have them, indented at random.
    #[test]
    fn any_lines_are_the_same_tree(lines in proptest::collection::vec((0_usize..5, proptest::sample::select(LINES)), 1..9)) {
        let text: String = lines.iter().map(|(indent, line)| format!("{}{line}\n", " ".repeat(*indent))).collect();
        same_blocks(&text);
        same_blocks(text.trim_end_matches('\n'));
        same_blocks(&format!("a:\n  b: 1\n{text}z: 2\n"));
    }

    #[test]
    fn any_change_of_a_document_is_the_same_tree(
        (document, start) in proptest::sample::select(DOCUMENTS.as_slice()).prop_flat_map(|one| (Just(one), 0..one.len())),
        length in 0_usize..60,
        instead in "[a-c{}\\[\\]:,#/$&*|>'\"!%@ \n-]{0,12}",
    ) {
        let mut text: Vec<u8> = document.bytes().collect();
        let end = (start + length).min(text.len());
        text.splice(start..end, instead.bytes());
        same_blocks(&String::from_utf8_lossy(&text));
    }
}

const LINES: &[&str] = &[
    "a:",
    "b: x",
    "c: ",
    "- d",
    "- e: f",
    "-",
    "- - g",
    "-  h:",
    "-   - i: j",
    "k: |",
    "l: >-",
    "m: |+",
    "|",
    "- |",
    "'n': 'o'",
    "\"p\": \"q\"",
    "r: {",
    "}",
    "s: [t, 'u']",
    "]",
    "- {v: [",
    "w: {a: 1, b: \"c d\"}",
    "# x",
    "",
    "   ",
    "text y",
    "z: \"a",
    "b\"",
    "c: 'd",
    "e'",
    "f: # g",
    "h: i # j",
    "k : l",
    "m: n: o",
    "p:q",
    "- r # s",
    "t: u#v",
    "---",
    "...",
    "--- a",
    "w: -1",
    "x: - y",
    "?",
    "? a",
    ": b",
    "&c d",
    "e: &f g",
    "*f",
    "h: *f",
    "<<: i",
    "j: !k l",
    "m: 'n''o'",
    "p: \"q\\n\"",
    "r: 's': t",
    "u: {v}: w",
    "$ref: a.yaml",
    "$ref: '#/a'",
    "- $ref: \"b.yaml\"",
    "x: @y",
    "z:  ",
    "a: b  ",
    "c: |  ",
    "'d':e",
    "- 'f'",
    "- \"g\" h",
    "i: {j: k} l",
    "m: >\n\n    n",
];
