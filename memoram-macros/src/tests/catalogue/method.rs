//! Rows 1 to 15: the method, and what the attribute is on.

use super::{Proof, Row, printed, row};

pub(super) fn rows() -> Vec<Row> {
    let one_of = "note: an endpoint is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    vec![
        row(
            "1",
            "#[memoram_endpoint(PSOT, \"/access-requests\", spec = none)] struct S;",
            "PSOT",
            "unknown HTTP method `PSOT`\nhelp: did you mean `POST`?",
        ),
        row(
            "2",
            "#[memoram_endpoint(post, \"/tags\")] struct S;",
            "post",
            "HTTP methods are written in capitals\nhelp: write `POST`",
        ),
        row(
            "3",
            "#[memoram_endpoint(\"POST\", \"/tags\")] struct S;",
            "\"POST\"",
            "the method is a bare word, not a string\nhelp: write `POST`",
        ),
        row(
            "4",
            "#[memoram_endpoint(TRACE, \"/tags\")] struct S;",
            "TRACE",
            &format!("`TRACE` cannot be called from here\n{one_of}"),
        ),
        printed("5", "method/fail/no_arguments.rs", "`#[memoram_endpoint]` needs a method and a path"),
        printed("5", "method/fail/empty_parentheses.rs", "`#[memoram_endpoint]` needs a method and a path"),
        row(
            "6",
            "#[memoram_endpoint(\"/x\")] struct S;",
            "\"/x\"",
            "the method is missing before the path\nhelp: `#[memoram_endpoint(GET, \"/x\")]`",
        ),
        row(
            "6",
            "#[memoram_endpoint(\"POST /x\")] struct S;",
            "\"POST /x\"",
            "the method is missing before the path\nhelp: `#[memoram_endpoint(POST, \"/x\")]`",
        ),
        row(
            "7",
            "#[memoram_endpoint(POST)] struct S;",
            "POST",
            "the path is missing after `POST`\nhelp: `#[memoram_endpoint(POST, \"/…\")]`",
        ),
        row("8", "#[memoram_endpoint(GET \"/x\")] struct S;", "\"/x\"", "expected `,` between `GET` and the path"),
        Row { number: "9", proof: Proof::NotOnStable("delimiters") },
        printed("10", "item/fail/second_attribute.rs", "a struct describes one operation, but this is its second"),
        printed("11", "item/fail/a_function.rs", "`#[memoram_endpoint]` describes a request struct, not `fn`"),
        row(
            "12",
            "#[memoram_endpoint(GET, \"/tags\")] enum S {}",
            "enum",
            "`#[memoram_endpoint]` describes a request struct, not `enum`\n\
             help: one struct per operation; an enum can be a field of it",
        ),
        row(
            "13",
            "#[memoram_endpoint(GET, \"/tags\")] union S { a: u8 }",
            "union",
            "`#[memoram_endpoint]` describes a request struct, not `union`\nhelp: put it on `struct MyRequest { … }`",
        ),
        row(
            "14",
            "#[memoram_endpoint(GET, \"/tags/{id}\")] struct S(u64);",
            "u64",
            "request fields need names: they become path, query, header and body names\nhelp: `struct S { id: u64 }`",
        ),
        row(
            "15",
            "#[memoram_endpoint(GET, \"/x/{id}\", spec = none)] struct S;",
            "\"/x/{id}\"",
            "route placeholder `{id}` has no field in `S`\n  \"/x/{id}\"\n      ^^^^\nhelp: add `pub id: String`",
        ),
    ]
}
