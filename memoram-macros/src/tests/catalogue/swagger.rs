//! Structs against a Swagger 2.0 document.

use super::{Proof, Row, accepted, row};

const NOTES: &str = "src/tests/documents/notes.yaml";

fn source(operation: &str, fields: &str) -> String {
    format!("#[memoram_endpoint({operation}, spec = {NOTES:?})] struct S {{ {fields} }}")
}

pub(super) fn rows() -> Vec<Row> {
    let one = |name, operation, fields, span, message: &str| {
        row(name, &source(operation, fields), span, &message.replace("NOTES", NOTES))
    };
    let expands = |name, operation, fields, part| Row { name, proof: Proof::Expands(source(operation, fields), part) };
    vec![
        one(
            "swagger: property of the body missing",
            "POST, \"/notes\"",
            "size: u8",
            "S",
            "`S` misses 1 property that `POST /notes` requires\nhelp: add\n    \
             pub text: String,   // string, at most 9 characters\nnote: required at NOTES:7",
        ),
        one(
            "swagger: type of a parameter that is shared",
            "GET, \"/notes\", response = Vec<N>",
            "page: bool",
            "bool",
            "`page` is an integer in the document, but this is `bool`\nhelp: `i64`\nnote: NOTES:9",
        ),
        one(
            "swagger: file read as JSON",
            "GET, \"/scan\", response = Vec<String>",
            "",
            "Vec<String>",
            "`GET /scan` answers 200 with `application/octet-stream`, not JSON\nhelp: `response = Bytes`\nnote: NOTES:28",
        ),
        one(
            "swagger: path with the base path",
            "POST, \"/v2/notes\"",
            "",
            "\"/v2/notes\"",
            "the document has no path `/v2/notes`\n\
             help: the document's server URL already ends in `/v2`: write `/notes`\nnote: checked against NOTES",
        ),
        one(
            "swagger: file in a form missing",
            "POST, \"/scan\"",
            "pages: u32",
            "S",
            "`S` misses 1 property that `POST /scan` requires\nhelp: add\n    pub scan: Part,   // a file\n\
             note: required at NOTES:32",
        ),
        expands("swagger: file in a form", "POST, \"/scan\"", "scan: Part, pages: Option<i64>", "to.multipart("),
        expands("swagger: form", "POST, \"/search\"", "words: String, limit: Option<i64>", "to.form("),
        accepted("swagger: file as the answer", &source("GET, \"/scan\", response = Bytes", "")),
    ]
}
