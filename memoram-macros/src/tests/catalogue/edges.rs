//! What a document says indirectly, strictly or of itself: right uses that must not be told of faults, and wrong ones.

use super::{Row, accepted, row};

const FILE: &str = "src/tests/documents/edges.yaml";
const REQUIRED: &str = "note: Option<String>, any: Option<A>, some: Option<E>";

fn source(operation: &str, fields: &str) -> String {
    format!("#[memoram_endpoint({operation}, spec = {FILE:?})] struct S {{ {fields} }}")
}

/// A property of the body that fits.
fn fits(number: &'static str, property: &str) -> Row {
    accepted(number, &source("PUT, \"/things\", response = T", &format!("{REQUIRED}, {property}")))
}

/// One that does not.
fn fails(number: &'static str, property: &str, span: &'static str, message: &str) -> Row {
    let source = source("PUT, \"/things\", response = T", &format!("{REQUIRED}, {property}"));
    row(number, &source, span, &message.replace("FILE", FILE))
}

fn answer(number: &'static str, operation: &str, span: &'static str, message: &str) -> Row {
    row(number, &source(operation, ""), span, &message.replace("FILE", FILE))
}

pub(super) fn rows() -> Vec<Row> {
    properties().into_iter().chain(texts()).chain(answers()).collect()
}

fn properties() -> Vec<Row> {
    let too_narrow = |name: &str, value: &str, help: &str, line: u8| {
        format!("`{value} that the document allows for `{name}`\nhelp: `{help}`\nnote: FILE:{line}")
    };
    vec![
        fits("93", ""),
        fits("94", "below: u8, above: u32"),
        fits("92", "tree: Vec<Vec<Node>>, r#loop: Vec<String>"),
        fails(
            "92",
            "tree: String",
            "String",
            "`tree` is an array in the document, but this is `String`\nhelp: `Vec<Vec<Vec<Vec<Tree>>>>`\nnote: FILE:49",
        ),
        fails("94", "strict: u8", "u8", &too_narrow("strict", "u8` cannot hold the 299", "u16", 53)),
        fails("94", "limit: Option<u8>", "u8", &too_narrow("limit", "u8` cannot hold the 300", "u16", 54)),
        fails("94", "maybe: &'static u8", "u8", &too_narrow("maybe", "u8` cannot hold the 300", "u16", 55)),
        fails("94", "signed: u64", "u64", &too_narrow("signed", "u64` cannot hold the -1", "i64", 57)),
        fails(
            "58",
            "#[memoram(max_length = 9)] short: String",
            "9",
            "`max_length = 9` is above the 8 that the document allows for `short`\nnote: FILE:56",
        ),
        fails(
            "92",
            "maps: Vec<String>",
            "Vec<String>",
            "`maps` is an array of objects in the document, but this is `Vec<String>`\n\
             help: `Vec<serde_json::Value>`\nnote: FILE:58",
        ),
    ]
}

/// In a path or a query a value is text.
fn texts() -> Vec<Row> {
    let rows = "GET, \"/rows/{name}.{number}\"";
    vec![
        accepted("91", &source(rows, "name: u64, number: i64, ids: Vec<u64>")),
        accepted("91", &source("GET, \"/geo/{lat}/{all}\"", "lat: String, all: String")),
        accepted("91", &source("POST, \"/things\"", "code: u32")),
        row(
            "37",
            &source(rows, "name: String, #[memoram(query)] number: String"),
            "query",
            "`number` already fills `{number}` in the path\nhelp: drop `query`, or rename the placeholder",
        ),
    ]
}

fn answers() -> Vec<Row> {
    let given = "help: `response = Type`, or `response = ()` to ignore it";
    vec![
        accepted("79", &source("HEAD, \"/things\"", "")),
        answer(
            "78",
            "GET, \"/things\", status = 203",
            "S",
            &format!("`GET /things` answers 2XX with JSON, but no `response` is given\n{given}\nnote: FILE:29"),
        ),
        answer(
            "78",
            "DELETE, \"/things\"",
            "S",
            "`DELETE /things` answers 200 with `application/x-www-form-urlencoded`, but no `response` is given\n\
             help: `response = Bytes`, or `response = ()` to ignore it\nnote: FILE:31",
        ),
        row(
            "78",
            &source("PUT, \"/things\"", REQUIRED),
            "S",
            &format!("`PUT /things` answers 201 with JSON, but no `response` is given\n{given}\nnote: {FILE}:24"),
        ),
    ]
}
