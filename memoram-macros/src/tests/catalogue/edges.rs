//! References, recursion and exact limits in a document: right uses that must be accepted, and wrong ones.

use super::{Row, accepted, row};

const FILE: &str = "src/tests/documents/edges.yaml";
const REQUIRED: &str = "note: Option<String>, any: Option<A>, some: Option<E>";

fn source(operation: &str, fields: &str) -> String {
    format!("#[memoram_endpoint({operation}, spec = {FILE:?})] struct S {{ {fields} }}")
}

/// Accepts a property of the body.
fn fits(name: &'static str, property: &str) -> Row {
    accepted(name, &source("PUT, \"/things\", response = T", &format!("{REQUIRED}, {property}")))
}

/// Refuses a property of the body.
fn fails(name: &'static str, property: &str, span: &'static str, message: &str) -> Row {
    let source = source("PUT, \"/things\", response = T", &format!("{REQUIRED}, {property}"));
    row(name, &source, span, &message.replace("FILE", FILE))
}

fn answer(name: &'static str, operation: &str, span: &'static str, message: &str) -> Row {
    row(name, &source(operation, ""), span, &message.replace("FILE", FILE))
}

pub(super) fn rows() -> Vec<Row> {
    properties().into_iter().chain(texts()).chain(answers()).chain(placeholders()).collect()
}

fn placeholders() -> Vec<Row> {
    vec![
        row(
            "placeholders in another order than the document's",
            &source("GET, \"/rows/{number}.{name}\"", "number: u8, name: String"),
            "\"/rows/{number}.{name}\"",
            &format!(
                "`{{number}}` stands where the document has `{{name}}`\n  \"/rows/{{number}}.{{name}}\"\n         \
                 ^^^^^^^^\nhelp: \"/rows/{{name}}.{{number}}\"\nnote: {FILE}:8"
            ),
        ),
        accepted(
            "placeholders in the document's order, spelt otherwise",
            &source("GET, \"/rows/{NAME}.{num_ber}\"", "name: String, number: u8"),
        ),
    ]
}

fn properties() -> Vec<Row> {
    let too_narrow = |name: &str, value: &str, help: &str, line: u8| {
        format!("`{value} that the document allows for `{name}`\nhelp: `{help}`\nnote: FILE:{line}")
    };
    vec![
        fits("only the required properties", ""),
        fits("integers with exclusive limits", "below: u8, above: u32"),
        fits("array of a recursive schema", "tree: Vec<Vec<Node>>, r#loop: Vec<String>"),
        fails(
            "string for a recursive schema",
            "tree: String",
            "String",
            "`tree` is an array in the document, but this is `String`\nhelp: `Vec<Vec<Vec<Vec<Tree>>>>`\nnote: FILE:49",
        ),
        fails(
            "integer too small for an exclusive maximum",
            "strict: u8",
            "u8",
            &too_narrow("strict", "u8` cannot hold the 299", "u16", 53),
        ),
        fails(
            "optional integer too small for the maximum",
            "limit: Option<u8>",
            "u8",
            &too_narrow("limit", "u8` cannot hold the 300", "u16", 54),
        ),
        fails(
            "reference to an integer too small for the maximum",
            "maybe: &'static u8",
            "u8",
            &too_narrow("maybe", "u8` cannot hold the 300", "u16", 55),
        ),
        fails(
            "unsigned integer for a negative minimum",
            "signed: u64",
            "u64",
            &too_narrow("signed", "u64` cannot hold the -1", "i64", 57),
        ),
        fails(
            "max_length above the document's in a referenced schema",
            "#[memoram(max_length = 9)] short: String",
            "9",
            "`max_length = 9` is above the 8 that the document allows for `short`\nnote: FILE:56",
        ),
        fails(
            "list of strings for objects",
            "maps: Vec<String>",
            "Vec<String>",
            "`maps` is an array of objects in the document, but this is `Vec<String>`\n\
             help: `Vec<serde_json::Value>`\nnote: FILE:58",
        ),
    ]
}

/// In a path or a query, any value is text.
fn texts() -> Vec<Row> {
    let rows = "GET, \"/rows/{name}.{number}\"";
    vec![
        accepted("integers for strings in path and query", &source(rows, "name: u64, number: i64, ids: Vec<u64>")),
        accepted("strings for numbers in the path", &source("GET, \"/geo/{lat}/{all}\"", "lat: String, all: Vec<i64>")),
        accepted("integer for a string in the query", &source("POST, \"/things\"", "code: u32")),
        row(
            "role on a placeholder with a suffix",
            &source(rows, "name: String, #[memoram(query)] number: String"),
            "query",
            "`number` already fills `{number}` in the path\nhelp: drop `query`, or rename the placeholder",
        ),
    ]
}

fn answers() -> Vec<Row> {
    let given = "help: `response = Type`, or `response = ()` to ignore it";
    vec![
        accepted("head without a response", &source("HEAD, \"/things\"", "")),
        answer(
            "status in a range without a response",
            "GET, \"/things\", status = 203",
            "S",
            &format!("`GET /things` answers 2XX with JSON, but no `response` is given\n{given}\nnote: FILE:29"),
        ),
        answer(
            "form answer without a response",
            "DELETE, \"/things\"",
            "S",
            "`DELETE /things` answers 200 with `application/x-www-form-urlencoded`, but no `response` is given\n\
             help: `response = Bytes`, or `response = ()` to ignore it\nnote: FILE:31",
        ),
        row(
            "created answer without a response",
            &source("PUT, \"/things\"", REQUIRED),
            "S",
            &format!("`PUT /things` answers 201 with JSON, but no `response` is given\n{given}\nnote: {FILE}:24"),
        ),
        row(
            "pages of an answer that is not JSON",
            &source(
                "PUT, \"/things\", status = 202, response = T, \
                 paginate(cursor = note, next = next, items = items, item = T)",
                REQUIRED,
            ),
            "paginate",
            &format!(
                "`PUT /things` answers with `text/csv`, not JSON, so there are no pages\n\
                 help: drop `paginate`\nnote: {FILE}:25"
            ),
        ),
    ]
}
