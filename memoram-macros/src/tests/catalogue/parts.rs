//! Bodies of parts.

use super::{Proof, Row, accepted, row};

const FILE: &str = "src/tests/documents/parts.yaml";

fn source(operation: &str, fields: &str) -> String {
    format!("#[memoram_endpoint({operation}, spec = {FILE:?})] struct S {{ {fields} }}")
}

/// A struct against the document of parts.
fn parts(name: &'static str, operation: &str, fields: &str, span: &'static str, message: &str) -> Row {
    row(name, &source(operation, fields), span, &message.replace("FILE", FILE))
}

/// An avatar with another field.
fn avatar(name: &'static str, field: &str, span: &'static str, message: &str) -> Row {
    parts(name, AVATAR, &format!("id: u64, avatar: Part, crop: Crop, {field}"), span, message)
}

fn sent(name: &'static str, operation: &str, fields: &str, part: &'static str) -> Row {
    Row { name, proof: Proof::Expands(source(operation, fields), part) }
}

const AVATAR: &str = "PUT, \"/users/{id}/avatar\"";

pub(super) fn rows() -> Vec<Row> {
    formats().into_iter().chain(files()).chain(properties()).chain(whole()).collect()
}

/// Which format is sent.
fn formats() -> Vec<Row> {
    vec![
        sent("parts of the document", AVATAR, "id: u64, avatar: Part, crop: Crop", "to.multipart("),
        sent("json where parts are taken too", "POST, \"/either\"", "a: String", "to.json("),
        sent("form where parts are taken too", "POST, \"/form\"", "b: String", "to.form("),
        sent("parts where json is taken too", "POST, \"/either\", multipart", "file: Part", "to.multipart("),
        sent("parts where a form is taken too", "POST, \"/form\", multipart", "file: Part", "to.multipart("),
        row(
            "parts and a form",
            "#[memoram_endpoint(POST, \"/x\", spec = none, form, multipart)] struct S { a: A }",
            "multipart",
            "a body cannot be both `form` and `multipart`\nhelp: drop `form` or `multipart`",
        ),
        row(
            "multipart with a value",
            "#[memoram_endpoint(POST, \"/x\", spec = none, multipart = true)] struct S { a: A }",
            "=",
            "`multipart` takes no value\nhelp: `multipart`, or leave it out",
        ),
        row(
            "multipart twice",
            "#[memoram_endpoint(POST, \"/x\", spec = none, multipart, multipart)] struct S { a: A }",
            "multipart",
            "`multipart` is given twice",
        ),
        row(
            "parts without properties",
            "#[memoram_endpoint(POST, \"/x\", spec = none, multipart)] struct S;",
            "multipart",
            "`multipart` does nothing: no field is a property of the body\nhelp: drop `multipart`",
        ),
        row(
            "parts where json is due",
            "#[memoram_endpoint(POST, \"/free\", multipart, spec = \"src/tests/documents/projects.yaml\")] \
             struct S { b: String }",
            "multipart",
            "`POST /free` takes JSON, not multipart/form-data\nhelp: drop `multipart`\n\
             note: src/tests/documents/projects.yaml:85",
        ),
        row(
            "parts where a form is due",
            "#[memoram_endpoint(POST, \"/token\", multipart, spec = \"src/tests/documents/media.yaml\")] \
             struct S { grant_type: String }",
            "multipart",
            "`POST /token` takes a form, not multipart/form-data\nhelp: drop `multipart`\n\
             note: src/tests/documents/media.yaml:25",
        ),
        parts(
            "form where parts are due",
            "PUT, \"/users/{id}/avatar\", form",
            "id: u64, avatar: Part, crop: Crop",
            "form",
            "`PUT /users/{id}/avatar` takes multipart/form-data, not a form\nhelp: drop `form`\nnote: FILE:8",
        ),
    ]
}

/// Files, and what is none.
fn files() -> Vec<Row> {
    let optional = "scans: Option<Vec<Part>>, alt_text: Option<String>, widths: Vec<u32>, notes: Vec<Note>";
    vec![
        accepted("right parts", &source(AVATAR, &format!("id: u64, avatar: Part, crop: Crop, {optional}"))),
        accepted(
            "part that is a list of maps",
            &source(AVATAR, "id: u64, avatar: Part, crop: Crop, notes: Vec<HashMap<String, String>>"),
        ),
        accepted("file as bytes", &source(AVATAR, "id: u64, avatar: Bytes, crop: Crop")),
        accepted("file as a type of the caller", &source(AVATAR, "id: u64, avatar: Picture, crop: Crop")),
        accepted("object as a part", &source(AVATAR, "id: u64, avatar: Part, crop: Part")),
        accepted("text as a part", &source(AVATAR, "id: u64, avatar: Part, crop: Crop, alt_text: Part")),
        parts(
            "file as a string",
            AVATAR,
            "id: u64, avatar: String, crop: Crop",
            "String",
            "`avatar` is a file in the document, but this is `String`\nhelp: `Part`\nnote: FILE:16",
        ),
        parts(
            "file as a list of bytes",
            AVATAR,
            "id: u64, avatar: Vec<u8>, crop: Crop",
            "Vec<u8>",
            "`avatar` is a file in the document, but this is `Vec<u8>`\nhelp: `Part`\nnote: FILE:16",
        ),
        parts(
            "required file in an option",
            AVATAR,
            "id: u64, avatar: Option<Part>, crop: Crop",
            "Option<Part>",
            "`avatar` is required, so it cannot be left out\nhelp: `Part`\nnote: FILE:16",
        ),
        avatar(
            "optional files as strings",
            "scans: Option<Vec<String>>",
            "Option<Vec<String>>",
            "`scans` is an array of files in the document, but this is `Option<Vec<String>>`\n\
             help: `Option<Vec<Part>>`\nnote: FILE:22",
        ),
        avatar(
            "part for an integer",
            "size: Option<Part>",
            "Option<Part>",
            "`size` is an integer in the document, but this is `Option<Part>`\nhelp: `Option<i32>`\nnote: FILE:19",
        ),
        avatar(
            "part for a boolean",
            "public: Part",
            "Part",
            "`public` is a boolean in the document, but this is `Part`\nhelp: `bool`\nnote: FILE:20",
        ),
        avatar(
            "parts for integers",
            "widths: Vec<Part>",
            "Vec<Part>",
            "`widths` is an array of integers in the document, but this is `Vec<Part>`\nhelp: `Vec<i64>`\nnote: FILE:21",
        ),
    ]
}

/// What holds for the properties of every body.
fn properties() -> Vec<Row> {
    let fields = |field| format!("id: u64, avatar: Part, crop: Crop, {field}");
    vec![
        sent("content type of a part", AVATAR, &fields(""), "content_type: \"image/png\","),
        sent("content type of an object", AVATAR, &fields(""), "content_type: \"application/json\","),
        sent("several content types of a part", AVATAR, &fields("url: String"), "content_type: \"\","),
        sent("maximum length of a part", AVATAR, &fields("alt_text: String"), "Option::Some(80usize)"),
        avatar(
            "part misspelt",
            "alt_txt: String",
            "alt_txt",
            "`alt_txt` is not a property of `PUT /users/{id}/avatar`\nhelp: did you mean `altText`?\nnote: FILE:5",
        ),
        avatar(
            "part of a wrong type",
            "size: bool",
            "bool",
            "`size` is an integer in the document, but this is `bool`\nhelp: `i32`\nnote: FILE:19",
        ),
        avatar(
            "part that the server sets",
            "etag: String",
            "etag",
            "`etag` is read-only: the server sets it\nhelp: remove it from the request\nnote: FILE:25",
        ),
        avatar(
            "part that is longer than documented",
            "#[memoram(max_length = 81)] alt_text: String",
            "81",
            "`max_length = 81` is above the 80 that the document allows for `altText`\nnote: FILE:18",
        ),
        parts(
            "parts missing",
            AVATAR,
            "id: u64",
            "S",
            "`S` misses 2 properties that `PUT /users/{id}/avatar` requires\nhelp: add\n    \
             pub avatar: Part,   // a file\n    pub crop: Crop,   // object\nnote: required at FILE:16",
        ),
    ]
}

/// One field that is the whole body.
fn whole() -> Vec<Row> {
    let boundary = "#[memoram(body, content_type = \"multipart/form-data; boundary=x\")]";
    let takes = "`PUT /users/{id}/avatar` takes `multipart/form-data`";
    let help = "help: a field for each property; they are sent as parts\nnote: FILE:8";
    vec![
        sent(
            "parts as bytes with a boundary",
            AVATAR,
            &format!("id: u64, {boundary} b: Bytes"),
            "content_type: \"multipart/form-data; boundary=x\",",
        ),
        parts(
            "parts as bytes without a boundary",
            AVATAR,
            "id: u64, #[memoram(body)] b: Bytes",
            "Bytes",
            &format!("{takes}, which does not say what is sent\n{help}"),
        ),
        parts(
            "parts as a string",
            AVATAR,
            "id: u64, #[memoram(body)] b: String",
            "String",
            &format!("{takes}, not JSON\n{help}"),
        ),
        parts(
            "bytes of mixed parts",
            "POST, \"/mixed\"",
            "#[memoram(body)] b: Bytes",
            "Bytes",
            "`POST /mixed` takes `multipart/mixed`, which does not say what is sent\n\
             help: `#[memoram(body, content_type = \"multipart/mixed; boundary=…\")]`\nnote: FILE:57",
        ),
        sent("parts beside bytes", "PUT, \"/mixed\"", "file: Part", "to.multipart("),
        sent("bytes beside parts", "PUT, \"/mixed\"", "#[memoram(body)] b: Bytes", "content_type: \"image/png\","),
        sent("streamed body", "POST, \"/archive\"", "#[memoram(body)] b: Body", "content_type: \"application/zip\","),
        sent("optional streamed body", "POST, \"/archive\"", "#[memoram(body)] b: Option<Body>", "to.bytes("),
        Row {
            name: "streamed body without a document",
            proof: Proof::Expands(
                "#[memoram_endpoint(POST, \"/x\", spec = none)] struct S<'a> { #[memoram(body)] b: &'a Body }".into(),
                "content_type: \"application/octet-stream\",",
            ),
        },
        Row {
            name: "json in a type of the name of a streamed body",
            proof: Proof::Expands(
                "#[memoram_endpoint(POST, \"/free\", spec = \"src/tests/documents/projects.yaml\")] \
                 struct S { #[memoram(body)] b: Body }"
                    .into(),
                "to.body(",
            ),
        },
        sent(
            "type of the name of a part",
            "POST, \"/crops\"",
            "crop: Part",
            "`crop` of `POST /crops` is `Crop` in the document",
        ),
        sent(
            "type of the name of a body",
            "POST, \"/crops\"",
            "#[memoram(body)] b: Body",
            "`POST /crops` takes an object",
        ),
        Row {
            name: "body is no type of the document",
            proof: Proof::Misses(source("POST, \"/either\"", "#[memoram(body)] b: Body"), "__Place"),
        },
        Row {
            name: "part is no type of the document",
            proof: Proof::Misses(source(AVATAR, "id: u64, avatar: Part, crop: Part"), "__Place"),
        },
        accepted("part as a response", "#[memoram_endpoint(GET, \"/x\", spec = none, response = Part)] struct S;"),
    ]
}
