//! Lists and objects that are sent as text.

use super::{Row, accepted, row};

const STYLES: &str = "src/tests/documents/styles.yaml";

fn source(fields: &str) -> String {
    format!("#[memoram_endpoint(GET, \"/colors/{{ids}}\", spec = {STYLES:?})] struct S {{ {fields} }}")
}

pub(super) fn rows() -> Vec<Row> {
    let parts = "help: a list or a map of strings, numbers or booleans";
    vec![
        row(
            "list of lists in the query",
            &source("ids: Vec<u64>, grid: Vec<Vec<i64>>"),
            "Vec<Vec<i64>>",
            &format!("a query has no room for `Vec<Vec<i64>>`, which holds lists or maps\n{parts}\nnote: {STYLES}:9"),
        ),
        row(
            "map of lists in the query",
            &source("ids: Vec<u64>, map: HashMap<String, Vec<String>>"),
            "HashMap<String, Vec<String>>",
            &format!(
                "a query has no room for `HashMap<String, Vec<String>>`, which holds lists or maps\n{parts}\nnote: {STYLES}:10"
            ),
        ),
        row(
            "list of lists without a document",
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { grid: Option<&'static [[u8; 2]]> }",
            "Option<&'static [[u8; 2]]>",
            &format!("a query has no room for `Option<&'static [[u8; 2]]>`, which holds lists or maps\n{parts}"),
        ),
        row(
            "style that openapi does not have",
            &source("ids: Vec<u64>, tabs: Vec<String>"),
            "Vec<String>",
            &format!(
                "OpenAPI has no style `tabDelimited`, in which `tabs` would be sent\nhelp: a `String` that you write \
                 yourself\nnote: {STYLES}:12"
            ),
        ),
        row(
            "string for a list in the path",
            &source("ids: String"),
            "String",
            &format!("`ids` is an array in the document, but this is `String`\nhelp: `Vec<i64>`\nnote: {STYLES}:8"),
        ),
        row(
            "strings for a list of integers in the path",
            &source("ids: Vec<Vec<u8>>"),
            "Vec<Vec<u8>>",
            &format!(
                "`ids` is an array of integers in the document, but this is `Vec<Vec<u8>>`\nhelp: `Vec<i64>`\n\
                 note: {STYLES}:8"
            ),
        ),
        accepted(
            "styles that have room for lists in lists",
            &source("ids: [u64; 3], deep: HashMap<String, Vec<String>>, json: Vec<Vec<i64>>"),
        ),
    ]
}
