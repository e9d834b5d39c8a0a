//! Rows 16 to 35: the path literal. The whole literal is underlined; a caret line shows the part.

use super::{Proof, Row, accepted, row};

/// A path with `GET`, no document, and a field `id`.
fn path(number: &'static str, path: &'static str, message: &str) -> Row {
    let source = format!("#[memoram_endpoint(GET, {path:?}, spec = none)] struct S {{ id: u8 }}");
    let span: &'static str = Box::leak(format!("{path:?}").into_boxed_str());
    Row { number, proof: Proof::Faults(source, vec![(span, message.to_owned())]) }
}

pub(super) fn rows() -> Vec<Row> {
    let style = "placeholders are written `{id}`";
    vec![
        row(
            "16",
            "#[memoram_endpoint(GET, concat!(\"/a\", \"/b\"), spec = none)] struct S;",
            "concat",
            "expected a string literal for the path\n\
             note: the path is checked while compiling, so it cannot be an expression",
        ),
        row(
            "17",
            "#[memoram_endpoint(GET, b\"/x\", spec = none)] struct S;",
            "b\"/x\"",
            "the path is a plain string literal\nhelp: \"/x\"",
        ),
        path("18", "access-requests", "the path must start with `/`\nhelp: \"/access-requests\""),
        path("19", "", "the path is empty\nhelp: write `\"/\"` for the root"),
        path("20", "/a//b", "the path has an empty segment\n  \"/a//b\"\n      ^\nhelp: \"/a/b\""),
        row(
            "21",
            "#[memoram_endpoint(GET, \"/access-requests/\")] struct S;",
            "\"/access-requests/\"",
            "the document has `/access-requests` without the trailing `/`\nhelp: \"/access-requests\"\n\
             note: checked against the bundled Memoram API 1.0.0",
        ),
        accepted("21", "#[memoram_endpoint(GET, \"/a/\", spec = none)] struct S;"),
        path("22", "https://h/a", "the path must not name a host; the client's base URL does\nhelp: \"/a\""),
        path(
            "23",
            "/a?limit=5",
            "the path must not contain a query\n  \"/a?limit=5\"\n     ^^^^^^^^\n\
             help: make `limit` a field with `#[memoram(query)]`",
        ),
        path("24", "/a#top", "the path must not contain a fragment; it is never sent\n  \"/a#top\"\n     ^^^^"),
        path("25", "/a b", "` ` must be percent-encoded in a path\n  \"/a b\"\n     ^\nhelp: \"/a%20b\""),
        path("25", "/é é", "`é` must be percent-encoded in a path\n  \"/é é\"\n    ^\nhelp: \"/%C3%A9%20%C3%A9\""),
        path("26", "/a%zz", "`%zz` is not a percent escape\n  \"/a%zz\"\n     ^^^\nhelp: a literal `%` is `%25`"),
        path(
            "26",
            "/a%2fb",
            "`%2f` would change which segments the path has\n  \"/a%2fb\"\n     ^^^\nhelp: make the segment a field; its value is encoded",
        ),
        path(
            "27",
            "/a/../b",
            "`..` would be resolved away before sending\n  \"/a/../b\"\n      ^^\nhelp: write the final path",
        ),
        path("28", "/a/{id", "`{` is never closed\n  \"/a/{id\"\n      ^"),
        path("28", "/a/id}", "`}` closes nothing\n  \"/a/id}\"\n        ^"),
        path(
            "29",
            "/a/{a-b}",
            "a placeholder is the name of a field\n  \"/a/{a-b}\"\n      ^^^^^\nhelp: `{a_b}`; its name is not sent",
        ),
        path(
            "29",
            "/a/{0}",
            "a placeholder is the name of a field\n  \"/a/{0}\"\n      ^^^\nhelp: `{id}`, with a field `id`",
        ),
        path("30", "/a/:id", &format!("{style}\n  \"/a/:id\"\n      ^^^\nhelp: \"/a/{{id}}\"")),
        path("30", "/a/<id>", &format!("{style}\n  \"/a/<id>\"\n      ^^^^\nhelp: \"/a/{{id}}\"")),
        path("30", "/a/{{id}}", &format!("{style}\n  \"/a/{{{{id}}}}\"\n      ^^^^^^\nhelp: \"/a/{{id}}\"")),
        path(
            "30",
            "/a/{id:u64}",
            &format!(
                "{style}\n  \"/a/{{id:u64}}\"\n      ^^^^^^^^\nhelp: \"/a/{{id}}\"\nnote: types come from the field"
            ),
        ),
        path(
            "30",
            "/a/{id?}",
            &format!(
                "{style}\n  \"/a/{{id?}}\"\n      ^^^^^\nhelp: \"/a/{{id}}\"\n\
                 note: optional path parts do not exist; use two structs"
            ),
        ),
        path(
            "30",
            "/a/{*id}",
            &format!(
                "{style}\n  \"/a/{{*id}}\"\n      ^^^^^\nhelp: \"/a/{{id}}\"\n\
                 note: a catch-all would hide `/`; encode segments as fields"
            ),
        ),
        path(
            "31",
            "/a/{idd}",
            "route placeholder `{idd}` has no field in `S`\n  \"/a/{idd}\"\n      ^^^^^ did you mean `{id}`?",
        ),
        path(
            "31",
            "/a/{project}",
            "route placeholder `{project}` has no field in `S`\n  \"/a/{project}\"\n      ^^^^^^^^^\n\
             help: add `pub project: String`",
        ),
        path("32", "/{id}/{id}", "placeholder `{id}` appears twice\n  \"/{id}/{id}\"\n         ^^^^"),
        path(
            "33",
            "/{id}{x}",
            "`{id}{x}` run together: the server could not tell them apart\n  \"/{id}{x}\"\n    ^^^^^^^\n\
             help: put a separator between them",
        ),
        accepted("34", "#[memoram_endpoint(GET, \"/x/{type}\", spec = none)] struct S { r#type: String }"),
        accepted("35", "#[memoram_endpoint(GET, \"/x/{projectId}\", spec = none)] struct S { project_id: String }"),
        row(
            "35",
            "#[memoram_endpoint(GET, \"/x/{projectId}\", spec = none)] struct S { project_id: u8, projectid: u8 }",
            "\"/x/{projectId}\"",
            "route placeholder `{projectId}` fits `project_id` and `projectid`\n  \"/x/{projectId}\"\n      ^^^^^^^^^^^\n\
             help: name the placeholder exactly as one of them",
        ),
    ]
}
