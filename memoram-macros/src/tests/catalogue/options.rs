//! Rows 73 to 82: the options.

use super::{Row, accepted, printed, row};

/// `GET /x` without a document and with these options.
fn option(number: &'static str, options: &str, span: &'static str, message: &str) -> Row {
    row(number, &format!("#[memoram_endpoint(GET, \"/x\", spec = none, {options})] struct S;"), span, message)
}

/// A GET of the document whose answers are not JSON.
fn answer(options: &str) -> String {
    format!("#[memoram_endpoint(GET, {options}, spec = \"src/tests/documents/types.yaml\")] struct S;")
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row(
            "78",
            &answer("\"/report\""),
            "S",
            "`GET /report` answers 200 with `text/csv`, but no `response` is given\n\
             help: `response = Bytes`, or `response = ()` to ignore it\nnote: src/tests/documents/types.yaml:27",
        ),
        row(
            "79",
            &answer("\"/report\", response = Vec<Line>"),
            "Vec<Line>",
            "`GET /report` answers 200 with `text/csv`, not JSON\nhelp: `response = Bytes`\n\
             note: src/tests/documents/types.yaml:27",
        ),
        accepted("79", &answer("\"/report\", response = Bytes")),
        accepted("79", &answer("\"/report\", response = ()")),
        accepted("79", &answer("\"/report\", response = Csv")),
        accepted("79", &answer("\"/picture\", response = Vec<u8>")),
        accepted("78", &answer("\"/picture\"")),
        option("73", "respnse = T", "respnse", "unknown option `respnse`\nhelp: did you mean `response`?"),
        option("74", "returns = T", "returns", "unknown option `returns`\nhelp: the success body is `response = T`"),
        option(
            "74",
            "output = HashMap<String, Vec<u8>>",
            "output",
            "unknown option `output`\nhelp: the success body is `response = T`",
        ),
        option("75", "response = T, response = U", "response", "`response` is given twice"),
        option("76", "response(T)", "(T)", "expected `=`\nhelp: `response = T`"),
        option("76", "response T", "T", "expected `=`\nhelp: `response = T`"),
        option("77", "response = \"T\"", "\"T\"", "`response` takes a type, not a string\nhelp: `response = T`"),
        option("77", "response = 5", "5", "`response` takes a type\nhelp: `response = T`"),
        row(
            "78",
            "#[memoram_endpoint(POST, \"/projects\", spec = \"src/tests/documents/projects.yaml\")] \
             struct S { name: N, role: R }",
            "S",
            "`POST /projects` answers 201 with JSON, but no `response` is given\n\
             help: `response = Type`, or `response = ()` to ignore it\nnote: src/tests/documents/projects.yaml:41",
        ),
        row(
            "79",
            "#[memoram_endpoint(DELETE, \"/projects/{id}/stars\", response = T, \
             spec = \"src/tests/documents/projects.yaml\")] struct S { id: u8 }",
            "T",
            "`DELETE /projects/{id}/stars` answers 204 without a body\nhelp: drop `response`\n\
             note: src/tests/documents/projects.yaml:75",
        ),
        printed(
            "80",
            "types/fail/response_not_deserialize.rs",
            "the trait bound `Role: serde::Deserialize<'de>` is not",
        ),
        option("81", "status = 99", "99", "`99` is not an HTTP status\nhelp: `status = 201`"),
        option("81", "status = \"201\"", "\"201\"", "`\"201\"` is not an HTTP status\nhelp: `status = 201`"),
        option("82", "status = 404", "404", "`404` is a failure; `status` names the success that `response` describes"),
        option(
            "77",
            "auth = Bearer",
            "Bearer",
            "`auth` takes `bearer`, `basic`, `key(\"X-Api-Key\")` or `none`\nhelp: `auth = bearer`",
        ),
        option(
            "77",
            "rename_all = \"camelcase\"",
            "\"camelcase\"",
            "unknown case `camelcase`\nhelp: did you mean `camelCase`?",
        ),
    ]
}
