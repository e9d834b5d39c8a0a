//! The path literal. The error is at the whole literal; a line with carets shows the part.

use super::{Proof, Row, accepted, row};

/// A path with `GET`, no document, and a field `id`.
fn path(name: &'static str, path: &'static str, message: &str) -> Row {
    let source = format!("#[memoram_endpoint(GET, {path:?}, spec = none)] struct S {{ id: u8 }}");
    let span: &'static str = Box::leak(format!("{path:?}").into_boxed_str());
    Row { name, proof: Proof::Faults(source, vec![(span, message.to_owned())]) }
}

pub(super) fn rows() -> Vec<Row> {
    let style = "placeholders are written `{id}`";
    vec![
        row(
            "path as an expression",
            "#[memoram_endpoint(GET, concat!(\"/a\", \"/b\"), spec = none)] struct S;",
            "concat",
            "expected a string literal for the path\n\
             note: the path is checked while compiling, so it cannot be an expression",
        ),
        row(
            "path as a byte string",
            "#[memoram_endpoint(GET, b\"/x\", spec = none)] struct S;",
            "b\"/x\"",
            "the path is a plain string literal\nhelp: \"/x\"",
        ),
        row(
            "path as a character",
            "#[memoram_endpoint(GET, '/', spec = none)] struct S;",
            "'/'",
            "the path is a plain string literal\nhelp: \"/\"",
        ),
        path("no leading slash", "access-requests", "the path must start with `/`\nhelp: \"/access-requests\""),
        path("empty path", "", "the path is empty\nhelp: write `\"/\"` for the root"),
        path("empty segment", "/a//b", "the path has an empty segment\n  \"/a//b\"\n      ^\nhelp: \"/a/b\""),
        row(
            "trailing slash that the document does not have",
            "#[memoram_endpoint(GET, \"/access-requests/\")] struct S;",
            "\"/access-requests/\"",
            "the document has `/access-requests` without the trailing `/`\nhelp: \"/access-requests\"\n\
             note: checked against the bundled Memoram API 1.0.0",
        ),
        accepted("trailing slash without a document", "#[memoram_endpoint(GET, \"/a/\", spec = none)] struct S;"),
        path(
            "host in the path",
            "https://h/a",
            "the path must not name a host; the client's base URL does\nhelp: \"/a\"",
        ),
        path(
            "query in the path",
            "/a?limit=5",
            "the path must not contain a query\n  \"/a?limit=5\"\n     ^^^^^^^^\n\
             help: make `limit` a field with `#[memoram(query)]`",
        ),
        path(
            "fragment in the path",
            "/a#top",
            "the path must not contain a fragment; it is never sent\n  \"/a#top\"\n     ^^^^",
        ),
        path(
            "space in the path",
            "/a b",
            "` ` must be percent-encoded in a path\n  \"/a b\"\n     ^\nhelp: \"/a%20b\"",
        ),
        path(
            "letters beyond ascii in the path",
            "/é é",
            "`é` must be percent-encoded in a path\n  \"/é é\"\n    ^\nhelp: \"/%C3%A9%20%C3%A9\"",
        ),
        path(
            "percent sign without digits",
            "/a%zz",
            "`%zz` is not a percent escape\n  \"/a%zz\"\n     ^^^\nhelp: a literal `%` is `%25`",
        ),
        path(
            "escaped slash",
            "/a%2fb",
            "`%2f` would change which segments the path has\n  \"/a%2fb\"\n     ^^^\nhelp: make the segment a field; its value is encoded",
        ),
        path(
            "dot segment",
            "/a/../b",
            "`..` would be resolved away before sending\n  \"/a/../b\"\n      ^^\nhelp: write the final path",
        ),
        path("placeholder never closed", "/a/{id", "`{` is never closed\n  \"/a/{id\"\n      ^"),
        path("closing brace without an opening one", "/a/id}", "`}` closes nothing\n  \"/a/id}\"\n        ^"),
        path(
            "placeholder with a hyphen",
            "/a/{a-b}",
            "a placeholder is the name of a field\n  \"/a/{a-b}\"\n      ^^^^^\nhelp: `{a_b}`; its name is not sent",
        ),
        path(
            "empty placeholder",
            "/a/{}",
            "a placeholder is the name of a field\n  \"/a/{}\"\n      ^^\nhelp: `{id}`, with a field `id`",
        ),
        path(
            "placeholder that is an index",
            "/a/{0}",
            "a placeholder is the name of a field\n  \"/a/{0}\"\n      ^^^\nhelp: `{id}`, with a field `id`",
        ),
        path("placeholder with a colon", "/a/:id", &format!("{style}\n  \"/a/:id\"\n      ^^^\nhelp: \"/a/{{id}}\"")),
        path(
            "placeholder in angle brackets",
            "/a/<id>",
            &format!("{style}\n  \"/a/<id>\"\n      ^^^^\nhelp: \"/a/{{id}}\""),
        ),
        path(
            "placeholder in double braces",
            "/a/{{id}}",
            &format!("{style}\n  \"/a/{{{{id}}}}\"\n      ^^^^^^\nhelp: \"/a/{{id}}\""),
        ),
        path(
            "placeholder with a type",
            "/a/{id:u64}",
            &format!(
                "{style}\n  \"/a/{{id:u64}}\"\n      ^^^^^^^^\nhelp: \"/a/{{id}}\"\nnote: types come from the field"
            ),
        ),
        path(
            "optional placeholder",
            "/a/{id?}",
            &format!(
                "{style}\n  \"/a/{{id?}}\"\n      ^^^^^\nhelp: \"/a/{{id}}\"\n\
                 note: optional path parts do not exist; use two structs"
            ),
        ),
        path(
            "catch-all placeholder",
            "/a/{*id}",
            &format!(
                "{style}\n  \"/a/{{*id}}\"\n      ^^^^^\nhelp: \"/a/{{id}}\"\n\
                 note: a catch-all would hide `/`; encode segments as fields"
            ),
        ),
        path(
            "placeholder misspelt",
            "/a/{idd}",
            "route placeholder `{idd}` has no field in `S`\n  \"/a/{idd}\"\n      ^^^^^ did you mean `{id}`?",
        ),
        path(
            "placeholder without a field",
            "/a/{project}",
            "route placeholder `{project}` has no field in `S`\n  \"/a/{project}\"\n      ^^^^^^^^^\n\
             help: add `pub project: String`",
        ),
        path("placeholder twice", "/{id}/{id}", "placeholder `{id}` appears twice\n  \"/{id}/{id}\"\n         ^^^^"),
        path(
            "two placeholders without a separator",
            "/{id}{x}",
            "`{id}{x}` run together: the server could not tell them apart\n  \"/{id}{x}\"\n    ^^^^^^^\n\
             help: put a separator between them",
        ),
        accepted(
            "placeholder of a raw identifier",
            "#[memoram_endpoint(GET, \"/x/{type}\", spec = none)] struct S { r#type: String }",
        ),
        accepted(
            "placeholder in camel case",
            "#[memoram_endpoint(GET, \"/x/{projectId}\", spec = none)] struct S { project_id: String }",
        ),
        row(
            "placeholder that fits two fields",
            "#[memoram_endpoint(GET, \"/x/{projectId}\", spec = none)] struct S { project_id: u8, projectid: u8 }",
            "\"/x/{projectId}\"",
            "route placeholder `{projectId}` fits `project_id` and `projectid`\n  \"/x/{projectId}\"\n      ^^^^^^^^^^^\n\
             help: name the placeholder exactly as one of them",
        ),
    ]
}
