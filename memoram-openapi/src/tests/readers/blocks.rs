//! The reader of blocks.

use std::sync::Arc;

use proptest::prelude::*;

use super::same_blocks;
use crate::document::reader::read_blocks;
use crate::tests::robust::DOCUMENTS;

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
        "--- a: b",
        "a: b\n--- c: d",
        "a: b\n...: c",
        "%YAML 1.2\n---\na: b",
        "a: b # c\n  d",
        "a: --- b\n  c",
        "a:\n  ...\n  b",
    ] {
        assert!(read_blocks(&Arc::from(text), 0).is_none(), "{text}");
    }
}

/// The same depth is refused as elsewhere, also within brackets.
#[test]
fn blocks_are_as_deep_as_any_yaml() {
    let nested = |depth: usize, innermost: &str| {
        let lines = (0..depth).map(|level| format!("{}a:\n", " ".repeat(level)));
        format!("{}{}{innermost}\n", lines.collect::<String>(), " ".repeat(depth))
    };
    for (depth, innermost) in [(128, "b"), (126, "b: c"), (127, "b: c"), (126, "- [b]"), (127, "[b]")] {
        assert!(same_blocks(&nested(depth, innermost)).is_some(), "{depth} {innermost}");
    }
    for (depth, innermost) in [(129, "b"), (128, "b: c"), (127, "- [b]"), (127, "b: {}"), (127, "[[b]]")] {
        assert!(same_blocks(&nested(depth, innermost)).is_none(), "{depth} {innermost}");
        assert!(crate::document::yaml::read(&nested(depth, innermost), 0).is_err(), "{depth} {innermost}");
    }
}

proptest! {
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
