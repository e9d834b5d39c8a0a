//! Fields and their attributes.

use super::{Proof, Row, accepted, printed, row};

fn field(name: &'static str, method: &str, path: &str, fields: &str, span: &'static str, message: &str) -> Row {
    let source = format!("#[memoram_endpoint({method}, {path:?}, spec = none)] struct S {{ {fields} }}");
    row(name, &source, span, message)
}

fn get(name: &'static str, fields: &str, span: &'static str, message: &str) -> Row {
    field(name, "GET", "/x", fields, span, message)
}

fn fine(name: &'static str, fields: &str) -> Row {
    accepted(name, &format!("#[memoram_endpoint(POST, \"/x\", spec = none)] struct S {{ {fields} }}"))
}

pub(super) fn rows() -> Vec<Row> {
    roles().into_iter().chain(names()).chain(serde()).collect()
}

fn roles() -> Vec<Row> {
    let nothing = "this attribute says nothing\nhelp: `#[memoram(query)]`, or remove it";
    vec![
        get(
            "path field without a placeholder",
            "#[memoram(path)] a: u8",
            "a",
            "`a` is marked `path`, but the path has no `{a}`\nhelp: \"/x/{a}\", or drop `path`",
        ),
        field(
            "path field with another placeholder",
            "GET",
            "/{noted_id}",
            "#[memoram(path)] note_id: u8",
            "\"/{noted_id}\"",
            "route placeholder `{noted_id}` has no field in `S`\n  \"/{noted_id}\"\n    ^^^^^^^^^^ \
             did you mean `{note_id}`?",
        ),
        field(
            "role on a placeholder",
            "GET",
            "/{a}",
            "#[memoram(query)] a: u8",
            "query",
            "`a` already fills `{a}` in the path\nhelp: drop `query`, or rename the placeholder",
        ),
        field(
            "optional path field",
            "GET",
            "/{a}",
            "a: Option<u8>",
            "Option<u8>",
            "a path placeholder cannot be left out, but `a` is an `Option`\n\
             help: use `String`, or a second struct for the route without `{a}`",
        ),
        printed(
            "list as a path field",
            "types/fail/vec_in_the_path.rs",
            "`Vec<String>` cannot fill a path placeholder",
        ),
        printed("float as a path field", "types/fail/f64_in_the_path.rs", "strings, integers and `bool` can"),
        get(
            "field option misspelt",
            "#[memoram(qurey)] a: u8",
            "qurey",
            "unknown field option `qurey`\nhelp: did you mean `query`?\n\
             note: path, query, header, body, skip, rename, max_length, content_type, unchecked",
        ),
        get("field attribute with empty parentheses", "#[memoram()] a: u8", "#[memoram()]", nothing),
        get("field attribute without options", "#[memoram] a: u8", "#[memoram]", nothing),
        get("field attribute as a string", "#[memoram = \"query\"] a: u8", "#[memoram = \"query\"]", nothing),
        get(
            "unknown field option",
            "#[memoram(cookie)] a: u8",
            "cookie",
            "unknown field option `cookie`\n\
             note: path, query, header, body, skip, rename, max_length, content_type, unchecked",
        ),
        get("no comma between field options", "#[memoram(query rename = \"q\")] a: u8", "rename", "expected `,`"),
        get("query with a name", "#[memoram(query = \"q\")] a: u8", "=", "expected `,`"),
        get("two roles", "#[memoram(query, header)] a: u8", "header", "`a` cannot be both `query` and `header`"),
        get("same role twice", "#[memoram(query, query)] a: u8", "query", "`query` is given twice for `a`"),
        get(
            "body of a get",
            "#[memoram(body)] a: u8",
            "body",
            "a `GET` request has no body\nhelp: send `a` with `#[memoram(query)]`, or use `POST`",
        ),
        field(
            "two bodies",
            "POST",
            "/x",
            "#[memoram(body)] a: u8, #[memoram(body)] b: u8",
            "b",
            "`S` has two bodies: `a` and `b`\nhelp: keep one `#[memoram(body)]`, or put both into one struct",
        ),
        field(
            "property beside a whole body",
            "POST",
            "/x",
            "#[memoram(body)] a: u8, b: u8",
            "b",
            "`b` would be lost: `a` is already the whole body\n\
             help: mark `b` as `query`, `header` or `skip`, or drop `body` on `a`",
        ),
    ]
}

fn names() -> Vec<Row> {
    let rename = "`rename` takes a string\nhelp: `rename = \"wireName\"`";
    let max_length = "`max_length` takes a number\nhelp: `max_length = 200`";
    vec![
        get(
            "header name with a space",
            "#[memoram(header = \"X Request\")] a: u8",
            "\"X Request\"",
            "\"X Request\" is not a header name: ` ` is not allowed\nhelp: \"X-Request\"",
        ),
        fine("idempotency key as a header", "#[memoram(header)] idempotency_key: String"),
        get(
            "header that the client sets",
            "#[memoram(header)] host: u8",
            "host",
            "`host` is set by the client\nhelp: configure it on `Client`",
        ),
        get(
            "header for credentials",
            "#[memoram(header = \"Authorization\")] a: u8",
            "\"Authorization\"",
            "`Authorization` is a credential, and credentials belong to `Client`\n\
             help: the client's builder takes them: `Client::builder().bearer(…)`",
        ),
        get(
            "two query parameters of one name",
            "a: u8, #[memoram(rename = \"a\")] b: u8",
            "b",
            "two query parameters are named `a`\nnote: the other is field `a`",
        ),
        get(
            "two headers of one name",
            "#[memoram(header = \"X-Trace\")] a: u8, #[memoram(header = \"x-trace\")] b: u8",
            "b",
            "two headers are named `x-trace`\nnote: the other is field `a`",
        ),
        get(
            "header of the connection",
            "#[memoram(header = \"Content-Length\")] a: u8",
            "\"Content-Length\"",
            "`Content-Length` is set by the client\nhelp: configure it on `Client`",
        ),
        get("header name as a word", "#[memoram(header = X_TRACE)] a: u8", "X_TRACE", rename),
        get("rename as a word", "#[memoram(rename = body)] a: u8", "body", rename),
        get("rename without a name", "#[memoram(rename)] a: u8", "rename", rename),
        get(
            "rename twice",
            "#[memoram(rename = \"a\", rename = \"b\")] c: u8",
            "rename",
            "`rename` is given twice for `c`",
        ),
        get("empty wire name", "#[memoram(rename = \"\")] a: u8", "\"\"", "the wire name is empty"),
        field(
            "rename on a placeholder",
            "GET",
            "/{a}",
            "#[memoram(rename = \"b\")] a: u8",
            "\"b\"",
            "a placeholder's name is not sent, so `rename` does nothing here\nhelp: rename the field or the placeholder",
        ),
        get(
            "max_length on a number",
            "#[memoram(max_length = 200)] age: u32",
            "200",
            "`max_length` counts characters, but `age` is `u32`\nhelp: drop `max_length`",
        ),
        get("max_length as a string", "#[memoram(max_length = \"200\")] a: String", "\"200\"", max_length),
        get("max_length of zero", "#[memoram(max_length = 0)] a: String", "0", max_length),
        get("negative max_length", "#[memoram(max_length = -1)] a: String", "-1", max_length),
        get("max_length without a number", "#[memoram(max_length)] a: String", "max_length", max_length),
        row(
            "max_length above the document's",
            "#[memoram_endpoint(POST, \"/access-requests\")] \
             struct S { memory_key: K, #[memoram(max_length = 300)] reason: String }",
            "300",
            "`max_length = 300` is above the 255 that the document allows for `reason`\n\
             note: bundled Memoram API 1.0.0, line N",
        ),
        accepted(
            "max_length of the document",
            "#[memoram_endpoint(POST, \"/access-requests\")] \
             struct S { memory_key: K, #[memoram(max_length = 255)] reason: String }",
        ),
    ]
}

fn serde() -> Vec<Row> {
    vec![
        field(
            "serde flatten",
            "POST",
            "/x",
            "#[serde(flatten)] a: T",
            "flatten",
            "`flatten` hides which properties are sent, so they cannot be checked\n\
             help: write the fields out, or make it the whole body with `#[memoram(body)]`",
        ),
        field(
            "serde serialize_with",
            "POST",
            "/x",
            "#[serde(serialize_with = \"f\")] a: T",
            "serialize_with",
            "`serialize_with` is not used here: fields are written one by one\nhelp: a newtype with its own `Serialize`",
        ),
        fine("serde skip on an optional property", "#[serde(skip)] a: T"),
        row(
            "serde skip on a required property",
            "#[memoram_endpoint(POST, \"/access-requests\")] struct S { memory_key: K, #[serde(skip)] reason: R }",
            "skip",
            "`reason` is skipped, but `POST /access-requests` requires it\nhelp: drop `skip`\n\
             note: bundled Memoram API 1.0.0, line N",
        ),
        get(
            "renamed by serde too",
            "#[serde(rename = \"a\")] #[memoram(rename = \"b\")] c: u8",
            "\"b\"",
            "`a` and `b`: which name is sent?\nhelp: keep one `rename`",
        ),
        fine("serde options for reading", "#[serde(default, alias = \"b\", deserialize_with = \"f\")] a: T"),
        row(
            "serde untagged",
            "#[memoram_endpoint(POST, \"/x\", spec = none)] #[serde(untagged)] struct S { a: T }",
            "untagged",
            "`untagged` changes how the whole struct is written, but an endpoint writes its fields itself\n\
             help: move it to the type of a `#[memoram(body)]` field",
        ),
        accepted(
            "derive of serialize",
            "#[memoram_endpoint(POST, \"/x\", spec = none)] #[derive(Serialize)] struct S { a: T }",
        ),
        printed(
            "generic field without a bound",
            "types/fail/generic_without_bound.rs",
            "`T` cannot be sent as a JSON property",
        ),
        printed("trait object as a property", "types/fail/trait_object.rs", "cannot be sent as a JSON property"),
        Row { name: "cfg on a field", proof: Proof::NotOnStable("`#[cfg]`") },
        fine("documentation and other attributes", "/// Docs. \n #[deprecated] a: T"),
        printed(
            "field attribute without the struct attribute",
            "types/fail/field_attribute_without_the_attribute.rs",
            "cannot find attribute `memoram`",
        ),
        printed(
            "property that is not serialize",
            "types/fail/property_not_serialize.rs",
            "`Role` cannot be sent as a JSON property",
        ),
    ]
}
