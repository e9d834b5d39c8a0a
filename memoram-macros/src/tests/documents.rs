//! Checks structs against documents, and reads files that are not documents.

use super::{expanded, faults};

fn with_spec(method: &str, path: &str, options: &str, fields: &str) -> String {
    let spec = "src/tests/documents/projects.yaml";
    format!("#[memoram_endpoint({method}, {path:?}, spec = {spec:?}{options})] struct S {{ {fields} }}")
}

#[test]
fn all_of_references_and_path_parameters_are_followed() {
    let fields = "name: String, role: String, #[memoram(header)] x_tenant: String";
    let expansion = expanded(&with_spec("POST", "/projects", ", response = P", fields));
    for part in ["\"X-Tenant\"", "\"role\"", "Some(40usize)", "(422u16, \"the name is taken\")", "&[201u16]"] {
        assert!(expansion.contains(part), "{part} is not in\n{expansion}");
    }
}

#[test]
fn security_and_statuses_come_from_the_document() {
    let free = expanded(&with_spec("POST", "/free", "", "anything: u8, known: String"));
    assert!(free.contains("auth::Anonymous") && !free.contains(".success("), "{free}");
    let whole = expanded(&with_spec("PUT", "/projects/{project_id}", "", "project_id: u8, #[memoram(body)] b: T"));
    assert!(whole.contains("auth::Bearer") && !whole.contains(".success("), "{whole}");
}

#[test]
fn a_users_document_is_tracked() {
    let expansion = expanded(&with_spec("POST", "/free", "", ""));
    assert!(expansion.contains("include_bytes!"), "{expansion}");
}

#[test]
fn structs_are_checked_against_the_document() {
    let document = "src/tests/documents/projects.yaml";
    let table = [
        (
            with_spec("POST", "/projects", ", response = P", "name: String"),
            "S",
            format!(
                "`S` misses 1 property that `POST /projects` requires\n\
                 help: add\n    pub role: Role,   // one of \"viewer\", \"editor\"\nnote: required at {document}:38"
            ),
        ),
        (
            with_spec("GET", "/projects", ", response = P", ""),
            "S",
            format!(
                "`S` misses the query parameter `page`, which `GET /projects` requires\n\
                 help: `#[memoram(query)] pub page: i64`\nnote: {document}:15"
            ),
        ),
        (
            with_spec("GET", "/projects", ", response = P", "page: u8, sort_By: String"),
            "sort_By",
            "`sort_By` fits the query parameters `sort_by` and `sortBy`\nhelp: `#[memoram(rename = \"sort_by\")]`"
                .into(),
        ),
        (
            with_spec("POST", "/projects", "", "name: String, role: String"),
            "S",
            format!(
                "`POST /projects` answers 201 with JSON, but no `response` is given\n\
                 help: `response = Type`, or `response = ()` to ignore it\nnote: {document}:41"
            ),
        ),
        (
            with_spec("DELETE", "/projects/{project_id}", ", response = P", "project_id: u8"),
            "P",
            format!(
                "`DELETE /projects/{{project_id}}` answers 204 without a body\nhelp: drop `response`\nnote: {document}:56"
            ),
        ),
        (
            with_spec("DELETE", "/projects/{project_id}", "", "project_id: u8"),
            "S",
            format!(
                "`DELETE /projects/{{project_id}}` requires the cookie `session`, and cookies are never sent\n\
                 help: `spec = none`, if the server does without it\nnote: {document}:51"
            ),
        ),
        (
            with_spec("PUT", "/projects/{project_id}", "", "project_id: u8, name: u8"),
            "name",
            format!(
                "`PUT /projects/{{project_id}}` takes `image/png`, not JSON\n\
                 help: `#[memoram(body)]` on a `Bytes` field\nnote: {document}:59"
            ),
        ),
        (
            with_spec("POST", "/projects", ", response = P, status = 200", "name: String, role: String"),
            "200",
            format!("`POST /projects` never answers 200\nhelp: it answers 201; failures 422\nnote: {document}:27"),
        ),
        (
            with_spec("POST", "/free", "", "#[memoram(max_length = 6)] known: String"),
            "6",
            format!("`max_length = 6` is above the 5 that the document allows for `known`\nnote: {document}:88"),
        ),
        (
            with_spec("POST", "/api/v2/projects", "", ""),
            "\"/api/v2/projects\"",
            format!(
                "the document has no path `/api/v2/projects`\n\
                 help: the document's server URL already ends in `/api/v2`: write `/projects`\nnote: checked against {document}"
            ),
        ),
        (
            with_spec("DELETE", "/projects/me", "", ""),
            "\"/projects/me\"",
            format!(
                "the document has no path `/projects/me`\n\
                 help: `/projects/{{project_id}}` is in the document; make `project_id` a field\nnote: checked against {document}"
            ),
        ),
    ];
    for (source, span, message) in table {
        let found = faults(&source);
        let (text, _) = found.iter().find(|(_, text)| text == span).unwrap_or_else(|| panic!("{source}\n{found:#?}"));
        assert_eq!(*text, message, "{source}");
    }
}

#[test]
fn a_file_that_is_not_a_document_is_an_error_at_its_name() {
    let at = |file: &str| {
        let found = faults(&format!("#[memoram_endpoint(GET, \"/x\", spec = {file:?})] struct S;"));
        let [(text, span)] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!(*span, format!("{file:?}"));
        text.clone()
    };
    assert!(at("nowhere.yaml").starts_with("cannot read the OpenAPI document `nowhere.yaml`\nnote: looked for /"));
    assert!(at("/etc/openapi.yaml").starts_with("an absolute path works on this machine only\nhelp: "));
    assert!(at("Cargo.toml").starts_with("Cargo.toml:"));
    let swagger = "src/tests/documents/swagger.json";
    assert_eq!(
        at(swagger),
        format!("{swagger} is Swagger 1.2; OpenAPI 3.0 to 3.2 and Swagger 2.0 are read\nhelp: convert it once")
    );
}

#[test]
fn a_body_that_contradicts_the_document_is_an_error() {
    let document = "src/tests/documents/bodies.yaml";
    let one = |path: &str, fields: &str| {
        let found =
            faults(&format!("#[memoram_endpoint(POST, {path:?}, spec = {document:?})] struct S {{ {fields} }}"));
        let [(text, span)] = found.as_slice() else { panic!("{found:#?}") };
        (text.clone(), span.clone())
    };
    let list = "the body of `POST /list` is an array in the document, so it has no properties\n\
                help: one field with `#[memoram(body)]` that is the whole body\nnote: src/tests/documents/bodies.yaml:6";
    assert_eq!(one("/list", "items: Vec<String>"), (list.to_owned(), "Vec<String>".to_owned()));
    let object = "the body of `POST /object` is an object in the document, but this is `String`\n\
                  note: src/tests/documents/bodies.yaml:11";
    assert_eq!(one("/object", "#[memoram(body)] body: String"), (object.to_owned(), "String".to_owned()));
    let size = "`size` is an integer in the document, but this is `Option<String>`\nhelp: `Option<i64>`\n\
                note: src/tests/documents/bodies.yaml:12";
    assert_eq!(one("/object", "size: Option<String>"), (size.to_owned(), "Option<String>".to_owned()));
    expanded(&format!(
        "#[memoram_endpoint(POST, \"/list\", spec = {document:?})] struct S {{ #[memoram(body)] all: Vec<&'static str> }}"
    ));
    let wrong = "the body of `POST /list` is an array of strings in the document, but this is `Vec<u8>`\n\
                 note: src/tests/documents/bodies.yaml:6";
    assert_eq!(one("/list", "#[memoram(body)] all: Vec<u8>"), (wrong.to_owned(), "Vec<u8>".to_owned()));
    expanded(&format!("#[memoram_endpoint(POST, \"/object\", spec = {document:?})] struct S {{ size: Option<i64> }}"));
}
