//! The options.

use super::{Row, accepted, printed, row};

/// `GET /x` without a document and with these options.
fn option(name: &'static str, options: &str, span: &'static str, message: &str) -> Row {
    row(name, &format!("#[memoram_endpoint(GET, \"/x\", spec = none, {options})] struct S;"), span, message)
}

/// A GET of the document whose answers are not JSON.
fn answer(options: &str) -> String {
    format!("#[memoram_endpoint(GET, {options}, spec = \"src/tests/documents/types.yaml\")] struct S;")
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row(
            "csv answer without a response",
            &answer("\"/report\""),
            "S",
            "`GET /report` answers 200 with `text/csv`, but no `response` is given\n\
             help: `response = String`, or `response = ()` to ignore it\nnote: src/tests/documents/types.yaml:27",
        ),
        row(
            "csv answer as a list",
            &answer("\"/report\", response = Vec<Line>"),
            "Vec<Line>",
            "`GET /report` answers 200 with `text/csv`, not JSON\nhelp: `response = String`\n\
             note: src/tests/documents/types.yaml:27",
        ),
        accepted("csv answer as bytes", &answer("\"/report\", response = Bytes")),
        accepted("csv answer ignored", &answer("\"/report\", response = ()")),
        accepted("csv answer as a type of the caller", &answer("\"/report\", response = Csv")),
        accepted("picture as a list of bytes", &answer("\"/picture\", response = Vec<u8>")),
        accepted("picture without a response", &answer("\"/picture\"")),
        option("option misspelt", "respnse = T", "respnse", "unknown option `respnse`\nhelp: did you mean `response`?"),
        option(
            "option of another library",
            "returns = T",
            "returns",
            "unknown option `returns`\nhelp: the success body is `response = T`",
        ),
        option(
            "unknown option with a comma in its value",
            "output = HashMap<String, Vec<u8>>",
            "output",
            "unknown option `output`\nhelp: the success body is `response = T`",
        ),
        option("response twice", "response = T, response = U", "response", "`response` is given twice"),
        option("response in parentheses", "response(T)", "(T)", "expected `=`\nhelp: `response = T`"),
        option("response without an equals sign", "response T", "T", "expected `=`\nhelp: `response = T`"),
        option(
            "response as a string",
            "response = \"T\"",
            "\"T\"",
            "`response` takes a type, not a string\nhelp: `response = T`",
        ),
        option("response that borrows", "response = Page<'a>", "'a", &borrows("response")),
        option("response that is a reference", "response = &'static str", "&", &borrows("response")),
        option("response with a borrowing part", "response = Vec<(u8, Text<'_>)>", "'_", &borrows("response")),
        row(
            "item that borrows",
            "#[memoram_endpoint(GET, \"/x\", spec = none, response = Page, \
             paginate(cursor = id, next = next, items = items, item = Note<'a>))] struct S { id: Option<String> }",
            "'a",
            &borrows("item"),
        ),
        option("response as a number", "response = 5", "5", "`response` takes a type\nhelp: `response = T`"),
        row(
            "json answer without a response",
            "#[memoram_endpoint(POST, \"/projects\", spec = \"src/tests/documents/projects.yaml\")] \
             struct S { name: N, role: R }",
            "S",
            "`POST /projects` answers 201 with JSON, but no `response` is given\n\
             help: `response = Type`, or `response = ()` to ignore it\nnote: src/tests/documents/projects.yaml:41",
        ),
        row(
            "response where the answer has no body",
            "#[memoram_endpoint(DELETE, \"/projects/{id}/stars\", response = T, \
             spec = \"src/tests/documents/projects.yaml\")] struct S { id: u8 }",
            "T",
            "`DELETE /projects/{id}/stars` answers 204 without a body\nhelp: drop `response`\n\
             note: src/tests/documents/projects.yaml:75",
        ),
        printed(
            "response that is not deserialize",
            "types/fail/response_not_deserialize.rs",
            "`Role` cannot be read from an answer",
        ),
        option("status that is not http", "status = 99", "99", "`99` is not an HTTP status\nhelp: `status = 201`"),
        option(
            "status as a string",
            "status = \"201\"",
            "\"201\"",
            "`\"201\"` is not an HTTP status\nhelp: `status = 201`",
        ),
        option(
            "status of a failure",
            "status = 404",
            "404",
            "`404` is a failure; `status` names the success that `response` describes",
        ),
        option(
            "auth in capitals",
            "auth = Bearer",
            "Bearer",
            "`auth` takes `bearer`, `basic`, `key(\"X-Api-Key\")`, `any` or `none`\nhelp: `auth = bearer`",
        ),
        option(
            "unknown case",
            "rename_all = \"camelcase\"",
            "\"camelcase\"",
            "unknown case `camelcase`\nhelp: did you mean `camelCase`?",
        ),
        option(
            "unknown case with an underscore",
            "rename_all = \"camel_case\"",
            "\"camel_case\"",
            "unknown case `camel_case`\nhelp: did you mean `camelCase`?",
        ),
        option(
            "case as a word",
            "rename_all = camelCase",
            "camelCase",
            "`rename_all` takes a string\nhelp: `rename_all = \"camelCase\"`",
        ),
        option(
            "auth that does not exist",
            "auth = digest",
            "digest",
            "`auth` takes `bearer`, `basic`, `key(\"X-Api-Key\")`, `any` or `none`\nhelp: `auth = bearer`",
        ),
        option(
            "unknown option",
            "timeout = 5",
            "timeout",
            "unknown option `timeout`\n\
             note: response, status, auth, spec, rename_all, paginate, form, multipart, idempotent, unchecked, crate",
        ),
        option("no comma between options", "status = 200 auth = bearer", "auth", "expected `,`"),
        option("status twice", "status = 200, status = 200", "status", "`status` is given twice"),
        option(
            "status of an interim answer",
            "status = 102",
            "102",
            "`102` is not a success; `status` names the success that `response` describes",
        ),
        option(
            "idempotent with a value",
            "idempotent = true",
            "=",
            "`idempotent` takes no value\nhelp: `idempotent`, or leave it out",
        ),
        row(
            "option on a line of its own",
            "#[memoram_endpoint(GET, \"/x\", spec = none)] #[memoram(auth = none)] struct S;",
            "#[memoram(auth = none)]",
            "`#[memoram(…)]` is for fields\nhelp: put it into `#[memoram_endpoint(METHOD, \"/path\", …)]`",
        ),
    ]
}

fn borrows(option: &str) -> String {
    format!(
        "`{option}` is read from bytes that end with the call, so it cannot borrow\n\
         help: a type that owns its data, such as `String` for `&str`"
    )
}
