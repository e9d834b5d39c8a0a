//! Rows 36 to 72: fields and their attributes.

use super::{Proof, Row, accepted, printed, row};

fn field(number: &'static str, method: &str, path: &str, fields: &str, span: &'static str, message: &str) -> Row {
    let source = format!("#[memoram_endpoint({method}, {path:?}, spec = none)] struct S {{ {fields} }}");
    row(number, &source, span, message)
}

fn get(number: &'static str, fields: &str, span: &'static str, message: &str) -> Row {
    field(number, "GET", "/x", fields, span, message)
}

fn fine(number: &'static str, fields: &str) -> Row {
    accepted(number, &format!("#[memoram_endpoint(POST, \"/x\", spec = none)] struct S {{ {fields} }}"))
}

pub(super) fn rows() -> Vec<Row> {
    roles().into_iter().chain(names()).chain(serde()).collect()
}

fn roles() -> Vec<Row> {
    let nothing = "this attribute says nothing\nhelp: `#[memoram(query)]`, or remove it";
    vec![
        get(
            "36",
            "#[memoram(path)] a: u8",
            "a",
            "`a` is marked `path`, but the path has no `{a}`\nhelp: \"/x/{a}\", or drop `path`",
        ),
        field(
            "37",
            "GET",
            "/{a}",
            "#[memoram(query)] a: u8",
            "query",
            "`a` already fills `{a}` in the path\nhelp: drop `query`, or rename the placeholder",
        ),
        field(
            "38",
            "GET",
            "/{a}",
            "a: Option<u8>",
            "Option<u8>",
            "a path placeholder cannot be left out, but `a` is an `Option`\n\
             help: use `String`, or a second struct for the route without `{a}`",
        ),
        printed("39", "types/fail/vec_in_the_path.rs", "`Vec<String>` cannot fill a path placeholder"),
        printed("40", "types/fail/f64_in_the_path.rs", "strings, integers and `bool` can"),
        get(
            "41",
            "#[memoram(qurey)] a: u8",
            "qurey",
            "unknown field option `qurey`\nhelp: did you mean `query`?\n\
             note: path, query, header, body, skip, rename, max_length, content_type",
        ),
        get("42", "#[memoram()] a: u8", "#[memoram()]", nothing),
        get("42", "#[memoram] a: u8", "#[memoram]", nothing),
        get("43", "#[memoram(query, header)] a: u8", "header", "`a` cannot be both `query` and `header`"),
        get("44", "#[memoram(query, query)] a: u8", "query", "`query` is given twice for `a`"),
        get(
            "45",
            "#[memoram(body)] a: u8",
            "body",
            "a `GET` request has no body\nhelp: send `a` with `#[memoram(query)]`, or use `POST`",
        ),
        row(
            "46",
            "#[memoram_endpoint(DELETE, \"/memory-blobs/{blob_id}\")] \
             struct S { blob_id: String, user_id: String, #[memoram(body)] b: u8 }",
            "b",
            "`DELETE /memory-blobs/{blob_id}` takes no body in the document\n\
             help: remove the field, or mark it as `query` or `skip`\nnote: bundled Memoram API 1.0.0, line N",
        ),
        field(
            "47",
            "POST",
            "/x",
            "#[memoram(body)] a: u8, #[memoram(body)] b: u8",
            "b",
            "`S` has two bodies: `a` and `b`\nhelp: keep one `#[memoram(body)]`, or put both into one struct",
        ),
        field(
            "48",
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
    vec![
        get(
            "49",
            "#[memoram(header = \"X Request\")] a: u8",
            "\"X Request\"",
            "\"X Request\" is not a header name: ` ` is not allowed\nhelp: \"X-Request\"",
        ),
        fine("50", "#[memoram(header)] idempotency_key: String"),
        get("51", "#[memoram(header)] host: u8", "host", "`host` is set by the client\nhelp: configure it on `Client`"),
        get(
            "52",
            "#[memoram(header = \"Authorization\")] a: u8",
            "\"Authorization\"",
            "`Authorization` is a credential, and credentials belong to `Client`\n\
             help: the client's builder takes them: `Client::builder().bearer(…)`",
        ),
        get(
            "53",
            "a: u8, #[memoram(rename = \"a\")] b: u8",
            "b",
            "two query parameters are named `a`\nnote: the other is field `a`",
        ),
        get("54", "#[memoram(rename = \"\")] a: u8", "\"\"", "the wire name is empty"),
        field(
            "55",
            "GET",
            "/{a}",
            "#[memoram(rename = \"b\")] a: u8",
            "\"b\"",
            "a placeholder's name is not sent, so `rename` does nothing here\nhelp: rename the field or the placeholder",
        ),
        get(
            "56",
            "#[memoram(max_length = 200)] age: u32",
            "200",
            "`max_length` counts characters, but `age` is `u32`\nhelp: drop `max_length`",
        ),
        get(
            "57",
            "#[memoram(max_length = \"200\")] a: String",
            "\"200\"",
            "`max_length` takes a number\nhelp: `max_length = 200`",
        ),
        get("57", "#[memoram(max_length = 0)] a: String", "0", "`max_length` takes a number\nhelp: `max_length = 200`"),
        row(
            "58",
            "#[memoram_endpoint(POST, \"/access-requests\")] \
             struct S { memory_key: K, #[memoram(max_length = 300)] reason: String }",
            "300",
            "`max_length = 300` is above the 255 that the document allows for `reason`\n\
             note: bundled Memoram API 1.0.0, line N",
        ),
        accepted(
            "59",
            "#[memoram_endpoint(POST, \"/access-requests\")] \
             struct S { memory_key: K, #[memoram(max_length = 255)] reason: String }",
        ),
    ]
}

fn serde() -> Vec<Row> {
    vec![
        field(
            "60",
            "POST",
            "/x",
            "#[serde(flatten)] a: T",
            "flatten",
            "`flatten` hides which properties are sent, so they cannot be checked\n\
             help: write the fields out, or make it the whole body with `#[memoram(body)]`",
        ),
        field(
            "61",
            "POST",
            "/x",
            "#[serde(serialize_with = \"f\")] a: T",
            "serialize_with",
            "`serialize_with` is not used here: fields are written one by one\nhelp: a newtype with its own `Serialize`",
        ),
        fine("62", "#[serde(skip)] a: T"),
        row(
            "62",
            "#[memoram_endpoint(POST, \"/access-requests\")] struct S { memory_key: K, #[serde(skip)] reason: R }",
            "skip",
            "`reason` is skipped, but `POST /access-requests` requires it\nhelp: drop `skip`\n\
             note: bundled Memoram API 1.0.0, line N",
        ),
        get(
            "63",
            "#[serde(rename = \"a\")] #[memoram(rename = \"b\")] c: u8",
            "\"b\"",
            "`a` and `b`: which name is sent?\nhelp: keep one `rename`",
        ),
        fine("64", "#[serde(default, alias = \"b\", deserialize_with = \"f\")] a: T"),
        row(
            "65",
            "#[memoram_endpoint(POST, \"/x\", spec = none)] #[serde(untagged)] struct S { a: T }",
            "untagged",
            "`untagged` changes how the whole struct is written, but an endpoint writes its fields itself\n\
             help: move it to the type of a `#[memoram(body)]` field",
        ),
        accepted("66", "#[memoram_endpoint(POST, \"/x\", spec = none)] #[derive(Serialize)] struct S { a: T }"),
        printed("67", "types/fail/generic_without_bound.rs", "`T` cannot be sent as a JSON property"),
        printed("68", "types/fail/trait_object.rs", "cannot be sent as a JSON property"),
        Row { number: "69", proof: Proof::NotOnStable("`#[cfg]`") },
        fine("70", "/// Docs. \n #[deprecated] a: T"),
        printed("71", "types/fail/field_attribute_without_the_attribute.rs", "cannot find attribute `memoram`"),
        printed("72", "types/fail/property_not_serialize.rs", "`Role` cannot be sent as a JSON property"),
    ]
}
