//! The method, and the item that the attribute is on.

use super::{Proof, Row, printed, row};

pub(super) fn rows() -> Vec<Row> {
    let one_of = "note: an endpoint is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    vec![
        row(
            "method misspelt",
            "#[memoram_endpoint(PSOT, \"/access-requests\", spec = none)] struct S;",
            "PSOT",
            "unknown HTTP method `PSOT`\nhelp: did you mean `POST`?",
        ),
        row(
            "method in lower case",
            "#[memoram_endpoint(post, \"/tags\")] struct S;",
            "post",
            "HTTP methods are written in capitals\nhelp: write `POST`",
        ),
        row(
            "method as a string",
            "#[memoram_endpoint(\"POST\", \"/tags\")] struct S;",
            "\"POST\"",
            "the method is a bare word, not a string\nhelp: write `POST`",
        ),
        row(
            "method that clients do not call",
            "#[memoram_endpoint(TRACE, \"/tags\")] struct S;",
            "TRACE",
            &format!("`TRACE` cannot be called from here\n{one_of}"),
        ),
        printed(
            "attribute without arguments",
            "method/fail/no_arguments.rs",
            "`#[memoram_endpoint]` needs a method and a path",
        ),
        printed(
            "attribute with empty parentheses",
            "method/fail/empty_parentheses.rs",
            "`#[memoram_endpoint]` needs a method and a path",
        ),
        row(
            "method missing",
            "#[memoram_endpoint(\"/x\")] struct S;",
            "\"/x\"",
            "the method is missing before the path\nhelp: `#[memoram_endpoint(GET, \"/x\")]`",
        ),
        row(
            "method and path in one string",
            "#[memoram_endpoint(\"POST /x\")] struct S;",
            "\"POST /x\"",
            "the method is missing before the path\nhelp: `#[memoram_endpoint(POST, \"/x\")]`",
        ),
        row(
            "path missing",
            "#[memoram_endpoint(POST)] struct S;",
            "POST",
            "the path is missing after `POST`\nhelp: `#[memoram_endpoint(POST, \"/…\")]`",
        ),
        row(
            "no comma after the method",
            "#[memoram_endpoint(GET \"/x\")] struct S;",
            "\"/x\"",
            "expected `,` between `GET` and the path",
        ),
        row(
            "method of another protocol",
            "#[memoram_endpoint(SUBSCRIBE, \"/tags\")] struct S;",
            "SUBSCRIBE",
            &format!("unknown HTTP method `SUBSCRIBE`\n{one_of}"),
        ),
        row(
            "keyword arguments",
            "#[memoram_endpoint(method = GET, path = \"/tags\")] struct S;",
            "method",
            &format!("unknown HTTP method `method`\n{one_of}"),
        ),
        row(
            "method with a module",
            "#[memoram_endpoint(Method::GET, \"/tags\")] struct S;",
            "Method::GET",
            "the method is a bare word, not a path\nhelp: write `GET`",
        ),
        row("method as a call", "#[memoram_endpoint(GET(\"/tags\"))] struct S;", "(", "expected `,`"),
        row(
            "path before the method",
            "#[memoram_endpoint(\"/tags\", GET)] struct S;",
            "\"/tags\"",
            "the method is missing before the path\nhelp: `#[memoram_endpoint(GET, \"/tags\")]`",
        ),
        row(
            "option before the path",
            "#[memoram_endpoint(GET, status = 200, \"/tags\")] struct S;",
            "status",
            "expected a string literal for the path\n\
             note: the path is checked while compiling, so it cannot be an expression",
        ),
        Row { name: "unbalanced delimiters", proof: Proof::NotOnStable("delimiters") },
        printed(
            "second attribute on a struct",
            "item/fail/second_attribute.rs",
            "a struct describes one operation, but this is its second",
        ),
        printed(
            "attribute on a function",
            "item/fail/a_function.rs",
            "`#[memoram_endpoint]` describes a request struct, not `fn`",
        ),
        row(
            "attribute on an enum",
            "#[memoram_endpoint(GET, \"/tags\")] enum S {}",
            "enum",
            "`#[memoram_endpoint]` describes a request struct, not `enum`\n\
             help: one struct per operation; an enum can be a field of it",
        ),
        row(
            "attribute on a union",
            "#[memoram_endpoint(GET, \"/tags\")] union S { a: u8 }",
            "union",
            "`#[memoram_endpoint]` describes a request struct, not `union`\nhelp: put it on `struct MyRequest { … }`",
        ),
        row(
            "attribute on a tuple struct",
            "#[memoram_endpoint(GET, \"/tags/{id}\")] struct S(u64);",
            "u64",
            "request fields need names: they become path, query, header and body names\nhelp: `struct S { id: u64 }`",
        ),
        row(
            "placeholder of a unit struct",
            "#[memoram_endpoint(GET, \"/x/{id}\", spec = none)] struct S;",
            "\"/x/{id}\"",
            "route placeholder `{id}` has no field in `S`\n  \"/x/{id}\"\n      ^^^^\nhelp: add `pub id: String`",
        ),
    ]
}
