//! Paths that documents write in unusual ways.

use super::{Proof, Row, accepted, row};

const HOSTILE: &str = "src/tests/documents/hostile.yaml";
const PATHS: &str = "src/tests/documents/paths.yaml";

fn source(path: &str, fields: &str) -> String {
    format!("#[memoram_endpoint(GET, {path:?}, spec = {PATHS:?})] struct S {{ {fields} }}")
}

/// A struct whose query parameter `id` takes the name of a property.
fn odd(fields: &str) -> String {
    format!("#[memoram_endpoint(POST, \"/odd\", spec = {PATHS:?})] struct S {{ #[memoram(query)] id: u64, {fields} }}")
}

fn odd_faults() -> Vec<(&'static str, String)> {
    let properties = "`S` misses 8 properties that `POST /odd` requires\nhelp: add\n    \
                      #[memoram(rename = \"id\")] pub id_2: String,   // string\n    \
                      pub self_: String,   // string\n    \
                      pub _1st: bool,   // boolean\n    \
                      #[memoram(rename = \"@type\")] pub r#type: String,   // string\n    \
                      pub sort_by: i64,   // integer\n    \
                      #[memoram(rename = \"sortBy\")] pub sort_by_2: i64,   // integer\n    \
                      pub kind: serde_json::Value,   // one of \"1\", \"2\"\n    \
                      pub maybe: Option<String>,   // string\nnote: required at PATHS:42";
    let header = "`S` misses the header `X-Trace.Id`, which `POST /odd` requires\n\
                  help: `#[memoram(header = \"X-Trace.Id\")] pub x_trace_id: String`\nnote: PATHS:33";
    [properties, header].map(|text| ("S", text.replace("PATHS", PATHS))).into()
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
            "fragment misspelt",
            &source("/files/{id}#shred", "id: u64"),
            "\"/files/{id}#shred\"",
            "the path must not contain a fragment; it is never sent\n  \"/files/{id}#shred\"\n              ^^^^^^\n\
             help: did you mean `/files/{id}#shared`?",
        ),
        row(
            "path that the document has with a fragment only",
            &source("/boxes/{id}", "id: u64"),
            "\"/boxes/{id}\"",
            &format!(
                "the document has no path `/boxes/{{id}}`\nhelp: there is `/boxes/{{box_id}}#all`\nnote: checked against {PATHS}"
            ),
        ),
        row(
            "path that the document has with a query only",
            &source("/files", ""),
            "\"/files\"",
            &format!(
                "the document has no path `/files`\nhelp: there is `/files?beta={{beta}}`\nnote: checked against {PATHS}"
            ),
        ),
        row(
            "placeholders in another order, before a fragment",
            &source("/swaps/{second}/{first}#all", "first: u64, second: u64"),
            "\"/swaps/{second}/{first}#all\"",
            &format!(
                "`{{second}}` stands where the document has `{{first}}`\n  \"/swaps/{{second}}/{{first}}#all\"\n          \
                 ^^^^^^^^\nhelp: \"/swaps/{{first}}/{{second}}#all\"\nnote: {PATHS}:71"
            ),
        ),
        row(
            "field of a placeholder missing, before a fragment",
            &source("/files/{id}#shared", ""),
            "\"/files/{id}#shared\"",
            "route placeholder `{id}` has no field in `S`\n  \"/files/{id}#shared\"\n          ^^^^\n\
             help: add `pub id: String`",
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
        row(
            "path of a server whose variable has slashes",
            &source("/rest/v2/notes/{id}", "id: u64"),
            "\"/rest/v2/notes/{id}\"",
            &format!(
                "the document has no path `/rest/v2/notes/{{id}}`\nhelp: the document's server URL already ends in \
                 `/rest/v2`: write `/notes/{{id}}`\nnote: checked against {PATHS}"
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
            &format!("`lock` is an integer in the document, but this is `bool`\nhelp: `i64`\nnote: {PATHS}:23"),
        ),
        row(
            "one of two placeholders of a segment written out",
            &source("/locks/{lock}:open", "lock: u64"),
            "\"/locks/{lock}:open\"",
            &format!(
                "the document has no path `/locks/{{lock}}:open`\nhelp: did you mean `/locks/{{lock}}:{{verb}}`?\nnote: checked against {PATHS}"
            ),
        ),
        row(
            "misspelt path whose placeholders are no identifiers",
            &source("/user/{user_id}/{kind}", "user_id: u64, kind: K"),
            "\"/user/{user_id}/{kind}\"",
            &format!(
                "the document has no path `/user/{{user_id}}/{{kind}}`\nhelp: did you mean \
                 `/users/{{user_id}}/{{type}}`?\nnote: checked against {PATHS}"
            ),
        ),
        accepted(
            "path whose placeholders are no identifiers",
            &source("/users/{user_id}/{type}", "user_id: u64, r#type: K"),
        ),
        Row { name: "names that need a field of another name", proof: Proof::Faults(odd(""), odd_faults()) },
        accepted(
            "fields that were proposed",
            &odd("#[memoram(rename = \"id\")] pub id_2: String, pub self_: String, pub _1st: bool, \
                 #[memoram(rename = \"@type\")] pub r#type: String, pub sort_by: i64, \
                 #[memoram(rename = \"sortBy\")] pub sort_by_2: i64, pub kind: serde_json::Value, \
                 pub maybe: Option<String>, #[memoram(header = \"X-Trace.Id\")] pub x_trace_id: String"),
        ),
        row(
            "header that openapi ignores",
            &source("/headers", "#[memoram(header)] accept: A, #[memoram(header)] content_type: C"),
            "accept",
            &format!(
                "`GET /headers` has no header `accept`\nhelp: leave it out: it follows from `response` and the document's \
                 answers\nnote: {PATHS}:52"
            ),
        ),
        row(
            "content type as a header",
            &source("/headers", "#[memoram(header = \"Content-Type\")] kind: A, #[memoram(header)] content_type: C"),
            "\"Content-Type\"",
            "`Content-Type` is set by the client\nhelp: it follows from the body; `#[memoram(body, content_type = \"…\")]` \
             on the body's field sets it",
        ),
        Row {
            name: "documented header that folds to a reserved one",
            proof: Proof::Expands(source("/headers", "#[memoram(header)] content_type: C"), "\"contentType\""),
        },
        Row {
            name: "properties of a delete",
            proof: Proof::Expands(
                format!(
                    "#[memoram_endpoint(DELETE, \"/items\", spec = {PATHS:?})] struct S {{ ids: Vec<i64>, force: bool }}"
                ),
                "to.json(",
            ),
        },
        row(
            "properties of a delete missing",
            &format!("#[memoram_endpoint(DELETE, \"/items\", spec = {PATHS:?})] struct S {{ force: bool }}"),
            "S",
            &format!(
                "`S` misses 1 property that `DELETE /items` requires\nhelp: add\n    pub ids: Vec<i64>,   // array\n\
                 note: required at {PATHS}:68"
            ),
        ),
        row(
            "names that are not meant for a terminal",
            &format!("#[memoram_endpoint(POST, \"/names\", spec = {HOSTILE:?})] struct S {{}}"),
            "S",
            &format!(
                "`S` misses 6 properties that `POST /names` requires\nhelp: add\n    \
                 #[memoram(rename = \"a\\nnote: b\")] pub a_note_b: String,   // string\n    \
                 #[memoram(rename = \"c\\u{{202e}}d\")] pub c_d: String,   // string\n    \
                 #[memoram(rename = \"k#x\")] pub k_x: String,   // one of \"\\u{{2028}}\", \"\\u{{1b}}[31m\"\n    \
                 pub _1_e: String,   // string\n    \
                 #[memoram(rename = \"\\\"]\")] pub value: String,   // string\n    \
                 #[memoram(rename = \"*/\")] pub value_2: String,   // string\nnote: required at {HOSTILE}:15"
            ),
        ),
        expands("first of two paths with one shape", "/notes/{id}", "id: u64", "success(&[204"),
        expands("second of two paths with one shape", "/notes/{note_name}", "note_name: String", "success(&[202"),
        Row {
            name: "method of the second of two paths with one shape",
            proof: Proof::Expands(
                format!("#[memoram_endpoint(PUT, \"/notes/{{id}}\", spec = {PATHS:?})] struct S {{ id: u8 }}"),
                "success(&[201",
            ),
        },
        expands("other name for a placeholder", "/notes/{note}", "note: String", "success(&[204"),
    ]
}
