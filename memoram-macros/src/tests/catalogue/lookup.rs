//! Paths that documents write in unusual ways.

use super::{Proof, Row, accepted, row};

const PATHS: &str = "src/tests/documents/paths.yaml";

fn source(path: &str, fields: &str) -> String {
    format!("#[memoram_endpoint(GET, {path:?}, spec = {PATHS:?})] struct S {{ {fields} }}")
}

pub(super) fn rows() -> Vec<Row> {
    let expands = |name, path, fields, part| Row { name, proof: Proof::Expands(source(path, fields), part) };
    vec![
        expands(
            "documented fragment is not sent",
            "/files/{id}#shared",
            "id: u64",
            "get(\"/files/{id}\").success(&[204",
        ),
        row(
            "operation behind a fragment is the one that is checked",
            &source("/files/{id}#shared", "id: bool"),
            "bool",
            &format!("`id` is an integer in the document, but this is `bool`\nhelp: `i64`\nnote: {PATHS}:10"),
        ),
        accepted("fragment is left out", &source("/files/{id}", "id: bool")),
        expands("documented query is not sent", "/files?beta={beta}", "", "get(\"/files\")"),
        row(
            "fragment that the document does not have",
            &source("/notes/{id}#shared", "id: u64"),
            "\"/notes/{id}#shared\"",
            "the path must not contain a fragment; it is never sent\n  \"/notes/{id}#shared\"\n              ^^^^^^^",
        ),
        row(
            "fragment without a document",
            "#[memoram_endpoint(GET, \"/a#b\", spec = none)] struct S;",
            "\"/a#b\"",
            "the path must not contain a fragment; it is never sent\n  \"/a#b\"\n     ^^",
        ),
        row(
            "path of a server with variables",
            &source("/v3/api/notes/{id}", "id: u64"),
            "\"/v3/api/notes/{id}\"",
            &format!(
                "the document has no path `/v3/api/notes/{{id}}`\nhelp: the document's server URL already ends in \
                 `/v3/api`: write `/notes/{{id}}`\nnote: checked against {PATHS}"
            ),
        ),
        expands(
            "two placeholders of a segment",
            "/locks/{lock}:{verb}",
            "lock: u64, verb: V",
            "get(\"/locks/{lock}:{verb}\")",
        ),
        row(
            "type of one of two placeholders of a segment",
            &source("/locks/{lock}:{verb}", "lock: bool, verb: V"),
            "bool",
            &format!("`lock` is an integer in the document, but this is `bool`\nhelp: `i64`\nnote: {PATHS}:22"),
        ),
        row(
            "one of two placeholders of a segment written out",
            &source("/locks/{lock}:open", "lock: u64"),
            "\"/locks/{lock}:open\"",
            &format!(
                "the document has no path `/locks/{{lock}}:open`\nhelp: did you mean `/locks/{{lock}}:{{verb}}`?\nnote: checked against {PATHS}"
            ),
        ),
        expands("first of two paths with one shape", "/notes/{id}", "id: u64", "success(&[204"),
        expands("second of two paths with one shape", "/notes/{name}", "name: String", "success(&[202"),
        expands("other name for a placeholder", "/notes/{note}", "note: String", "success(&[204"),
    ]
}
