//! The struct against the document.

use super::{Proof, Row, accepted, row};

const FILE: &str = "src/tests/documents/projects.yaml";
const BODIES: &str = "src/tests/documents/media.yaml";
const TYPES: &str = "src/tests/documents/types.yaml";
const BUNDLED: &str = "note: bundled Memoram API 1.0.0, line N";

/// A struct against the test document.
fn projects(name: &'static str, operation: &str, fields: &str, span: &'static str, message: &str) -> Row {
    let source = format!("#[memoram_endpoint({operation}, spec = {FILE:?})] struct S {{ {fields} }}");
    row(name, &source, span, &message.replace("FILE", FILE))
}

/// A struct against the document with bodies that are not JSON.
fn bodies(name: &'static str, operation: &str, fields: &str, span: &'static str, message: &str) -> Row {
    let source = format!("#[memoram_endpoint({operation}, spec = {BODIES:?})] struct S {{ {fields} }}");
    row(name, &source, span, &message.replace("BODIES", BODIES))
}

/// A struct against the document of types.
fn types_of(name: &'static str, fields: &str, span: &'static str, message: &str) -> Row {
    let source = format!("#[memoram_endpoint(PUT, {CELL:?}, spec = {TYPES:?})] struct S {{ {fields} }}");
    row(name, &source, span, &message.replace("TYPES", TYPES))
}

/// The placeholders have other names than in the document.
const CELL: &str = "/rows/{row}/cells/{cell}";

/// A struct against the bundled document.
fn bundled(name: &'static str, operation: &str, fields: &str, span: &'static str, message: &str) -> Row {
    let source = format!("#[memoram_endpoint({operation})] struct S {{ {fields} }}");
    row(name, &source, span, &message.replace("BUNDLED", BUNDLED))
}

fn file(name: &'static str, path: &str, message: &str) -> Row {
    let span: &'static str = Box::leak(format!("{path:?}").into_boxed_str());
    row(name, &format!("#[memoram_endpoint(GET, \"/x\", spec = {path:?})] struct S;"), span, message)
}

pub(super) fn rows() -> Vec<Row> {
    routes()
        .into_iter()
        .chain(names())
        .chain(types())
        .chain(items_and_segments())
        .chain(operations())
        .chain(bytes())
        .chain(forms())
        .chain(files())
        .collect()
}

fn routes() -> Vec<Row> {
    let foreign =
        "note: calling another API, or a route that no document has? `spec = \"openapi.yaml\"` or `spec = none`";
    let misspelt = format!(
        "the document has no path `/acess-requests`\nhelp: did you mean `/access-requests`?\n\
         note: checked against the bundled Memoram API 1.0.0\n{foreign}"
    );
    vec![
        bundled("path misspelt", "POST, \"/acess-requests\"", "", "\"/acess-requests\"", &misspelt),
        projects(
            "path with the prefix of the server url",
            "POST, \"/api/v2/projects\"",
            "",
            "\"/api/v2/projects\"",
            "the document has no path `/api/v2/projects`\n\
             help: the document's server URL already ends in `/api/v2`: write `/projects`\nnote: checked against FILE",
        ),
        projects(
            "path with an id in place of a placeholder",
            "DELETE, \"/projects/me\"",
            "",
            "\"/projects/me\"",
            "the document has no path `/projects/me`\n\
             help: `/projects/{project_id}` is in the document; make `project_id` a field\nnote: checked against FILE",
        ),
        accepted(
            "path that fits a template in the document",
            &format!("#[memoram_endpoint(GET, \"/projects/mine\", spec = {FILE:?})] struct S;"),
        ),
        bundled(
            "method that the path does not have",
            "PUT, \"/access-requests\"",
            "",
            "PUT",
            "`/access-requests` has no `PUT`\nhelp: it has GET, POST\nBUNDLED",
        ),
    ]
}

fn names() -> Vec<Row> {
    vec![
        bundled(
            "required properties missing",
            "POST, \"/access-requests\"",
            "",
            "S",
            "`S` misses 2 properties that `POST /access-requests` requires\nhelp: add\n    \
             pub memory_key: String,   // string\n    pub reason: String,   // string, at most 255 characters\n\
             note: required at bundled Memoram API 1.0.0, line N",
        ),
        projects(
            "required query parameter missing",
            "GET, \"/projects\", response = P",
            "",
            "S",
            "`S` misses the query parameter `page`, which `GET /projects` requires\n\
             help: `#[memoram(query)] pub page: i64`\nnote: FILE:15",
        ),
        bundled(
            "rename to a property misspelt",
            "POST, \"/access-requests\"",
            "memory_key: K, #[memoram(rename = \"raeson\")] r: R",
            "\"raeson\"",
            "`raeson` is not a property of `POST /access-requests`\nhelp: did you mean `reason`?\nBUNDLED",
        ),
        bundled(
            "query parameter misspelt",
            "GET, \"/memory-blobs\"",
            "user_id: String, limt: u8",
            "limt",
            "`GET /memory-blobs` has no query parameter `limt`\nhelp: did you mean `limit`?\nBUNDLED",
        ),
        bundled(
            "query parameter sent as a header",
            "GET, \"/tags\"",
            "#[memoram(header)] user_id: u8",
            "user_id",
            "`user_id` is a query parameter in the document, but is sent as a header\nhelp: `#[memoram(query)]`\nBUNDLED",
        ),
        bundled(
            "property sent in the query",
            "POST, \"/access-requests\"",
            "memory_key: K, #[memoram(query)] reason: R",
            "reason",
            "`reason` is a property of the body in the document, but is sent in the query\n\
             help: drop `query`: an unmarked field is a property\nBUNDLED",
        ),
        bundled(
            "three required properties missing",
            "POST, \"/memory-blobs\"",
            "title: Option<String>",
            "S",
            "`S` misses 3 properties that `POST /memory-blobs` requires\nhelp: add\n    \
             pub user_id: String,   // string (uuid)\n    pub memory_key: String,   // string\n    \
             pub content: String,   // string\nnote: required at bundled Memoram API 1.0.0, line N",
        ),
        bundled(
            "property sent as a header",
            "POST, \"/access-requests\"",
            "memory_key: K, #[memoram(header)] reason: R",
            "reason",
            "`reason` is a property of the body in the document, but is sent as a header\n\
             help: drop `header`: an unmarked field is a property\nBUNDLED",
        ),
        bundled(
            "unknown property",
            "POST, \"/access-requests\"",
            "memory_key: K, reason: R, locale: L",
            "locale",
            "`locale` is not a property of `POST /access-requests`\nhelp: there is `memoryKey`, `reason`\nBUNDLED",
        ),
        bundled(
            "rename_all to a name that does not exist",
            "POST, \"/access-requests\", rename_all = \"kebab-case\"",
            "memory_key: K, reason: R",
            "memory_key",
            "`memory-key` is not a property of `POST /access-requests`\nhelp: did you mean `memoryKey`?\nBUNDLED",
        ),
        bundled(
            "unknown query parameter",
            "GET, \"/tags\"",
            "user_id: u8, color: u8",
            "color",
            "`GET /tags` has no query parameter `color`\nhelp: there is `user_id`\nBUNDLED",
        ),
        bundled(
            "unknown header",
            "GET, \"/access-requests\"",
            "#[memoram(header = \"X-Trace\")] a: u8",
            "\"X-Trace\"",
            "`GET /access-requests` has no header `X-Trace`\nBUNDLED",
        ),
        bundled(
            "two fields for one property",
            "POST, \"/access-requests\"",
            "memory_key: K, memorykey: K, reason: R",
            "memorykey",
            "two properties are named `memoryKey`\nnote: the other is field `memory_key`",
        ),
        accepted(
            "names in another case",
            "#[memoram_endpoint(POST, \"/access-requests\")] struct S { memory_key: K, reason: R }",
        ),
        projects(
            "name that fits two query parameters",
            "GET, \"/projects\", response = P",
            "page: u8, sort_By: String",
            "sort_By",
            "`sort_By` fits the query parameters `sort_by` and `sortBy`\nhelp: `#[memoram(rename = \"sort_by\")]`",
        ),
    ]
}

fn types() -> Vec<Row> {
    let limits = "PATCH, \"/projects/{id}\"";
    vec![
        projects(
            "string for an integer",
            limits,
            "id: u8, owner: O, stars: String",
            "String",
            "`stars` is an integer in the document, but this is `String`\nhelp: `i64`\nnote: FILE:152",
        ),
        projects(
            "string for an array",
            limits,
            "id: u8, owner: O, labels: String",
            "String",
            "`labels` is an array in the document, but this is `String`\nhelp: `Vec<String>`\nnote: FILE:153",
        ),
        bundled(
            "list of numbers for strings",
            "POST, \"/memory-blobs\"",
            "user_id: U, memory_key: K, content: C, tags: Vec<u32>",
            "Vec<u32>",
            "`tags` is an array of strings in the document, but this is `Vec<u32>`\nhelp: `Vec<String>`\nBUNDLED",
        ),
        bundled(
            "option for a required property",
            "POST, \"/access-requests\"",
            "memory_key: K, reason: Option<String>",
            "Option<String>",
            "`reason` is required, so it cannot be left out\nhelp: `String`\nBUNDLED",
        ),
        accepted(
            "option in an update",
            &format!("#[memoram_endpoint({limits}, spec = {FILE:?})] struct S {{ id: u8, owner: Option<O> }}"),
        ),
        projects(
            "integer too small for the maximum",
            limits,
            "id: u8, owner: O, stars: u8",
            "u8",
            "`u8` cannot hold the 1000 that the document allows for `stars`\nhelp: `u16`\nnote: FILE:152",
        ),
        projects(
            "read-only property",
            "POST, \"/projects\", response = P",
            "name: N, role: R, id: u64",
            "id",
            "`id` is read-only: the server sets it\nhelp: remove it from the request\nnote: FILE:39",
        ),
    ]
}

fn items_and_segments() -> Vec<Row> {
    let accepts = |name, fields: &str| {
        accepted(name, &format!("#[memoram_endpoint(PUT, {CELL:?}, spec = {TYPES:?})] struct S {{ {fields} }}"))
    };
    vec![
        types_of(
            "string for an integer in the path",
            "row: &'static str, cell: String",
            "&'static str",
            "`rowNumber` is an integer in the document, but this is `&'static str`\nhelp: `i64`\nnote: TYPES:6",
        ),
        types_of(
            "integer too small in the path",
            "row: u8, cell: String",
            "u8",
            "`u8` cannot hold the 1000 that the document allows for `rowNumber`\nhelp: `u16`\nnote: TYPES:6",
        ),
        types_of(
            "max_length above the document's in the path",
            "row: u16, #[memoram(max_length = 9)] cell: String",
            "9",
            "`max_length = 9` is above the 8 that the document allows for `name`\nnote: TYPES:10",
        ),
        types_of(
            "list of strings for integers",
            "row: u16, cell: String, sizes: Option<Vec<String>>",
            "Option<Vec<String>>",
            "`sizes` is an array of integers in the document, but this is `Option<Vec<String>>`\n\
             help: `Option<Vec<i64>>`\nnote: TYPES:21",
        ),
        types_of(
            "list of lists of another type",
            "row: u16, cell: String, grid: &'static [Vec<bool>]",
            "&'static [Vec<bool>]",
            "`grid` is an array of arrays of numbers in the document, but this is `&'static [Vec<bool>]`\n\
             help: `Vec<Vec<f64>>`\nnote: TYPES:22",
        ),
        types_of(
            "array item too small for the maximum",
            "row: u16, cell: String, sizes: [u8; 2]",
            "u8",
            "`u8` cannot hold the 300 that the document allows for `sizes`\nhelp: `u16`\nnote: TYPES:21",
        ),
        accepts("values that fit", "row: u16, cell: &'static str, sizes: Vec<u16>, grid: Vec<[f32; 2]>"),
        accepts("types of the caller", "row: Row, cell: Cell, sizes: Sizes, grid: Vec<Line>"),
    ]
}

fn operations() -> Vec<Row> {
    vec![
        bundled(
            "body that the document does not have",
            "DELETE, \"/memory-blobs/{blob_id}\"",
            "blob_id: String, user_id: String, #[memoram(body)] b: u8",
            "b",
            "`DELETE /memory-blobs/{blob_id}` takes no body in the document\n\
             help: remove the field, or mark it as `query` or `skip`\nBUNDLED",
        ),
        bodies(
            "query parameter where there is no body",
            "POST, \"/windows/{id}/resize\"",
            "id: String, height: i64",
            "height",
            "`height` is a query parameter in the document, but is sent in the body\n\
             help: `#[memoram(query)]`\nnote: BODIES:48",
        ),
        bodies(
            "header where there is no body",
            "POST, \"/windows/{id}/resize\"",
            "id: String, #[memoram(query)] height: i64, x_trace: String",
            "x_trace",
            "`X-Trace` is a header in the document, but is sent in the body\n\
             help: `#[memoram(header)]`\nnote: BODIES:49",
        ),
        projects(
            "properties where the body is an image",
            "PUT, \"/projects/{project_id}\"",
            "project_id: u8, name: u8",
            "name",
            "`PUT /projects/{project_id}` takes `image/png`, not JSON\n\
             help: `#[memoram(body)]` on a `Bytes` field\nnote: FILE:59",
        ),
        projects(
            "status that is not documented",
            "POST, \"/projects\", response = P, status = 200",
            "name: N, role: R",
            "200",
            "`POST /projects` never answers 200\nhelp: it answers 201; failures 422\nnote: FILE:27",
        ),
        Row {
            name: "deprecated operation",
            proof: Proof::Expands(
                format!("#[memoram_endpoint(GET, \"/old\", spec = {FILE:?})] struct S;"),
                "`GET /old` is deprecated at src/tests/documents/projects.yaml:114",
            ),
        },
        Row {
            name: "deprecation on the send method",
            proof: Proof::Expands(
                format!("#[memoram_endpoint(GET, \"/old\", spec = {FILE:?})] struct S;"),
                "projects.yaml:114\"\n    )]\n    fn send",
            ),
        },
        projects(
            "required cookie",
            "GET, \"/wants/cookie\"",
            "",
            "S",
            "`GET /wants/cookie` requires the cookie `session`, and cookies are never sent\n\
             help: `spec = none`, if the server does without it\nnote: FILE:95",
        ),
    ]
}

/// Bytes and JSON, also where the other is due.
fn bytes() -> Vec<Row> {
    let put = "PUT, \"/projects/{project_id}\"";
    let whole = |ty: &str| format!("project_id: u8, #[memoram(body)] image: {ty}");
    let sent = |name, operation: &str, fields: &str, part| {
        let file = if operation.contains("/uploads") { BODIES } else { FILE };
        Row {
            name,
            proof: Proof::Expands(
                format!("#[memoram_endpoint({operation}, spec = {file:?})] struct S {{ {fields} }}"),
                part,
            ),
        }
    };
    let png = "content_type: \"image/png\",";
    vec![
        sent("bytes as an image", put, &whole("Bytes"), png),
        sent("optional bytes as an image", put, &whole("Option<bytes::Bytes>"), png),
        sent("type of the caller as an image", put, &whole("Image"), png),
        sent(
            "bytes where json or csv is due",
            "POST, \"/uploads\"",
            "#[memoram(body)] b: Bytes",
            "content_type: \"text/csv\",",
        ),
        sent("json where json or csv is due", "POST, \"/uploads\"", "#[memoram(body)] b: Json", "to.body("),
        sent(
            "bytes with a content type",
            "POST, \"/uploads\"",
            "#[memoram(body, content_type = \"image/gif\")] b: Gif",
            "content_type: \"image/gif\",",
        ),
        Row {
            name: "bytes without a document",
            proof: Proof::Expands(
                "#[memoram_endpoint(POST, \"/x\", spec = none)] struct S { #[memoram(body)] b: Bytes }".to_owned(),
                "content_type: \"application/octet-stream\",",
            ),
        },
        projects(
            "string for an image",
            put,
            &whole("String"),
            "String",
            "`PUT /projects/{project_id}` takes `image/png`, not JSON\n\
             help: `#[memoram(body)]` on a `Bytes` field\nnote: FILE:59",
        ),
        projects(
            "bytes where json is due",
            "POST, \"/free\"",
            "#[memoram(body)] b: Bytes",
            "Bytes",
            "`POST /free` takes JSON, not bytes\nhelp: a field for each property, or `#[memoram(body)]` on a type that \
             implements `Serialize`\nnote: FILE:85",
        ),
        bodies(
            "content type that is not documented",
            "POST, \"/uploads\"",
            "#[memoram(body, content_type = \"text/html\")] b: B",
            "\"text/html\"",
            "`POST /uploads` does not take `text/html`\nhelp: there is `application/json`, `text/csv`, `image/*`\n\
             note: BODIES:10",
        ),
        bodies(
            "content type with a wildcard",
            "PUT, \"/uploads\"",
            "#[memoram(body)] b: Bytes",
            "Bytes",
            "`PUT /uploads` takes `image/*`, which does not say what is sent\n\
             help: `#[memoram(body, content_type = \"image/…\")]`\nnote: BODIES:18",
        ),
        bodies(
            "content type without a body",
            "POST, \"/uploads\"",
            "#[memoram(query, content_type = \"text/csv\")] b: B, #[memoram(body)] c: C",
            "\"text/csv\"",
            "`content_type` is for a whole body, and `b` is none\n\
             help: `#[memoram(body, content_type = \"…\")]`, or drop `content_type`",
        ),
    ]
}

/// Forms.
fn forms() -> Vec<Row> {
    let sent = |name, options: &str, fields: &str, part| {
        let source = format!("#[memoram_endpoint(POST, {options})] struct S {{ {fields} }}");
        Row { name, proof: Proof::Expands(source, part) }
    };
    let by_document = format!("\"/token\", spec = {BODIES:?}");
    let either = format!("\"/either\", spec = {BODIES:?}");
    vec![
        sent("form of the document", &by_document, "grant_type: String", "to.form("),
        sent(
            "maximum length of a form property",
            &by_document,
            "grant_type: String",
            "max_length: ::core::option::Option::Some(9usize)",
        ),
        sent(
            "bytes as a form",
            &by_document,
            "#[memoram(body)] form: Bytes",
            "content_type: \"application/x-www-form-urlencoded\",",
        ),
        sent("json where json or a form is due", &either, "a: String", "to.json("),
        sent("form where json or a form is due", &format!("{either}, form"), "b: String", "to.form("),
        sent("form without a document", "\"/x\", spec = none, form", "b: String", "to.form("),
        bodies(
            "form property misspelt",
            "POST, \"/token\"",
            "grant_typ: String",
            "grant_typ",
            "`grant_typ` is not a property of `POST /token`\nhelp: did you mean `grantType`?\nnote: BODIES:24",
        ),
        bodies(
            "list of bytes for a form",
            "POST, \"/token\"",
            "#[memoram(body)] form: Vec<u8>",
            "Vec<u8>",
            "`POST /token` takes `application/x-www-form-urlencoded`, not JSON\n\
             help: a field for each property; they are sent as a form\nnote: BODIES:25",
        ),
        projects(
            "form where json is due",
            "POST, \"/free\", form",
            "b: String",
            "form",
            "`POST /free` takes JSON, not a form\nhelp: drop `form`\nnote: FILE:85",
        ),
        row(
            "form without properties",
            "#[memoram_endpoint(POST, \"/x\", spec = none, form)] struct S;",
            "form",
            "`form` does nothing: no field is a property of the body\nhelp: drop `form`",
        ),
    ]
}

fn files() -> Vec<Row> {
    let folder = env!("CARGO_MANIFEST_DIR");
    vec![
        file(
            "document not found",
            "nowhere.yaml",
            &format!(
                "cannot read the OpenAPI document `nowhere.yaml`\nnote: looked for {folder}/nowhere.yaml: \
                 No such file or directory (os error 2)\n\
                 help: the path is relative to the folder of this crate's Cargo.toml"
            ),
        ),
        file(
            "absolute path of the document",
            "/etc/openapi.yaml",
            "an absolute path works on this machine only\nhelp: a path relative to this crate's Cargo.toml",
        ),
        file(
            "document that is a folder",
            "src/tests/documents",
            "`src/tests/documents` is not a file\nhelp: the file of an OpenAPI document",
        ),
        file(
            "document that is not json",
            "src/tests/documents/broken.json",
            "src/tests/documents/broken.json:3:21 is not JSON: invalid trailing content after double-quoted scalar",
        ),
        file(
            "document with a key twice",
            "src/tests/documents/twice.yaml",
            "src/tests/documents/twice.yaml:5: the key `/notes` comes twice\nnote: src/tests/documents/twice.yaml:3",
        ),
        file(
            "document in utf-16",
            "src/tests/documents/utf16.json",
            "src/tests/documents/utf16.json is UTF-16\nhelp: save it as UTF-8",
        ),
        file(
            "document of an older swagger",
            "src/tests/documents/swagger.json",
            "src/tests/documents/swagger.json is Swagger 1.2; OpenAPI 3.0 to 3.2 and Swagger 2.0 are read\nhelp: convert it once",
        ),
        projects(
            "reference to nothing",
            "GET, \"/wants/reference\", response = P",
            "",
            "\"src/tests/documents/projects.yaml\"",
            "FILE:112: `#/components/schemas/Projct` does not exist\nhelp: did you mean `Project`?",
        ),
        row(
            "spec without quotes",
            "#[memoram_endpoint(GET, \"/x\", spec = openapi.yaml)] struct S;",
            "openapi",
            "`openapi` is not a document\n\
             help: `spec = \"openapi.yaml\"`, a file relative to Cargo.toml, or `spec = none`",
        ),
        row(
            "spec false",
            "#[memoram_endpoint(GET, \"/x\", spec = false)] struct S;",
            "false",
            "`false` is not a document\nhelp: write `spec = none` to skip the check",
        ),
        row(
            "spec none in capitals",
            "#[memoram_endpoint(GET, \"/x\", spec = None)] struct S;",
            "None",
            "`None` is not a document\nhelp: write `spec = none` to skip the check",
        ),
        Row { name: "runtime crate renamed", proof: Proof::NotOnStable("renamed") },
    ]
}
