//! One row a wrong use: the source, the text that is underlined, and the message.

use super::faults;

/// Wrong use, underlined text, message.
type Row = (&'static str, &'static str, &'static str);

fn assert_rows(rows: &[Row]) {
    for (source, span, message) in rows {
        let found: Vec<_> = faults(source).into_iter().map(|(text, span)| (without_line(&text), span)).collect();
        let expected = vec![((*message).to_owned(), (*span).to_owned())];
        assert_eq!(found, expected, "{source}");
    }
}

/// The bundled document's lines move; that lines are right is tested with a document of ours.
fn without_line(message: &str) -> String {
    match message.rsplit_once(", line ") {
        Some((before, _)) => format!("{before}, line N"),
        None => message.to_owned(),
    }
}

#[test]
fn methods() {
    assert_rows(&[
        (
            "#[memoram_endpoint(PSOT, \"/tags\", spec = none)] struct S;",
            "PSOT",
            "unknown HTTP method `PSOT`\nhelp: did you mean `POST`?",
        ),
        (
            "#[memoram_endpoint(post, \"/tags\")] struct S;",
            "post",
            "HTTP methods are written in capitals\nhelp: write `POST`",
        ),
        (
            "#[memoram_endpoint(\"POST\", \"/tags\")] struct S;",
            "\"POST\"",
            "the method is a bare word, not a string\nhelp: write `POST`",
        ),
        (
            "#[memoram_endpoint(TRACE, \"/tags\")] struct S;",
            "TRACE",
            "`TRACE` cannot be called from here\nnote: an endpoint is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
        ),
        (
            "#[memoram_endpoint(\"/x\")] struct S;",
            "\"/x\"",
            "the method is missing before the path\nhelp: `#[memoram_endpoint(GET, \"/x\")]`",
        ),
        (
            "#[memoram_endpoint(POST)] struct S;",
            "POST",
            "the path is missing after `POST`\nhelp: `#[memoram_endpoint(POST, \"/…\")]`",
        ),
        ("#[memoram_endpoint(GET \"/x\")] struct S;", "\"/x\"", "expected `,` between `GET` and the path"),
    ]);
}

#[test]
fn options() {
    assert_rows(&[
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none, respnse = T)] struct S;",
            "respnse",
            "unknown option `respnse`\nhelp: did you mean `response`?",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none, returns = T)] struct S;",
            "returns",
            "unknown option `returns`\nhelp: the success body is `response = T`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none, response = T, response = U)] struct S;",
            "response",
            "`response` is given twice",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none, response(T))] struct S;",
            "(T)",
            "expected `=`\nhelp: `response = T`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none, response = \"T\")] struct S;",
            "\"T\"",
            "`response` takes a type, not a string\nhelp: `response = T`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none, status = 99)] struct S;",
            "99",
            "`99` is not an HTTP status\nhelp: `status = 201`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none, status = 404)] struct S;",
            "404",
            "`404` is a failure; `status` names the success that `response` describes",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = None)] struct S;",
            "None",
            "`None` is not a document\nhelp: write `spec = none` to skip the check",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none, auth = basic)] struct S;",
            "basic",
            "`auth` takes `bearer` or `none`\nhelp: `auth = none`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none, rename_all = \"camelcase\")] struct S;",
            "\"camelcase\"",
            "unknown case `camelcase`\nhelp: did you mean `camelCase`?",
        ),
    ]);
}

/// The message for a path, with `GET` and no document. The whole literal is underlined.
fn path(path: &str) -> String {
    let found = faults(&format!("#[memoram_endpoint(GET, {path:?}, spec = none)] struct S {{ id: u8 }}"));
    let [(message, span)] = found.as_slice() else { panic!("{path}: {found:#?}") };
    assert_eq!(*span, format!("{path:?}"));
    message.clone()
}

#[test]
fn paths() {
    let rows = [
        ("", "the path is empty\nhelp: write `\"/\"` for the root"),
        ("access-requests", "the path must start with `/`\nhelp: \"/access-requests\""),
        ("https://h/a", "the path must not name a host; the client's base URL does\nhelp: \"/a\""),
        ("/a//b", "the path has an empty segment\n  \"/a//b\"\n      ^\nhelp: \"/a/b\""),
        (
            "/a?limit=5",
            "the path must not contain a query\n  \"/a?limit=5\"\n     ^^^^^^^^\n\
             help: make `limit` a field with `#[memoram(query)]`",
        ),
        ("/a#top", "the path must not contain a fragment; it is never sent\n  \"/a#top\"\n     ^^^^"),
        ("/a b", "` ` must be percent-encoded in a path\n  \"/a b\"\n     ^\nhelp: \"/a%20b\""),
        ("/é", "`é` must be percent-encoded in a path\n  \"/é\"\n    ^\nhelp: \"/%C3%A9\""),
        ("/a%zz", "`%zz` is not a percent escape\n  \"/a%zz\"\n     ^^^\nhelp: a literal `%` is `%25`"),
        ("/a/../b", "`..` would be resolved away before sending\n  \"/a/../b\"\n      ^^\nhelp: write the final path"),
        ("/a/{id", "`{` is never closed\n  \"/a/{id\"\n      ^"),
        ("/a/id}", "`}` closes nothing\n  \"/a/id}\"\n        ^"),
        (
            "/a/{a-b}",
            "a placeholder is the name of a field\n  \"/a/{a-b}\"\n      ^^^^^\nhelp: `{a_b}`; its name is not sent",
        ),
        ("/a/:id", "placeholders are written `{id}`\n  \"/a/:id\"\n      ^^^\nhelp: \"/a/{id}\""),
        ("/a/<id>", "placeholders are written `{id}`\n  \"/a/<id>\"\n      ^^^^\nhelp: \"/a/{id}\""),
        (
            "/a/{id:u64}",
            "placeholders are written `{id}`\n  \"/a/{id:u64}\"\n      ^^^^^^^^\nhelp: \"/a/{id}\"\n\
             note: types come from the field",
        ),
        (
            "/a/{id?}",
            "placeholders are written `{id}`\n  \"/a/{id?}\"\n      ^^^^^\nhelp: \"/a/{id}\"\n\
             note: optional path parts do not exist; use two structs",
        ),
        ("/{id}/{id}", "placeholder `{id}` appears twice\n  \"/{id}/{id}\"\n         ^^^^"),
        (
            "/{id}{x}",
            "`{id}{x}` run together: the server could not tell them apart\n  \"/{id}{x}\"\n    ^^^^^^^\n\
             help: put a separator between them",
        ),
        ("/a/{idd}", "route placeholder `{idd}` has no field in `S`\n  \"/a/{idd}\"\n      ^^^^^ did you mean `{id}`?"),
        (
            "/a/{project}",
            "route placeholder `{project}` has no field in `S`\n  \"/a/{project}\"\n      ^^^^^^^^^\n\
             help: add `pub project: String`",
        ),
    ];
    for (wrong, message) in rows {
        assert_eq!(path(wrong), message, "{wrong}");
    }
}

#[test]
fn fields() {
    assert_rows(&[
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[memoram(qurey)] a: u8 }",
            "qurey",
            "unknown field option `qurey`\nhelp: did you mean `query`?\n\
             note: path, query, header, body, skip, rename, max_length",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[memoram()] a: u8 }",
            "#[memoram()]",
            "this attribute says nothing\nhelp: `#[memoram(query)]`, or remove it",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[memoram(query, header)] a: u8 }",
            "header",
            "`a` cannot be both `query` and `header`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[memoram(path)] a: u8 }",
            "a",
            "`a` is marked `path`, but the path has no `{a}`\nhelp: \"/x/{a}\", or drop `path`",
        ),
        (
            "#[memoram_endpoint(GET, \"/{a}\", spec = none)] struct S { #[memoram(query)] a: u8 }",
            "query",
            "`a` already fills `{a}` in the path\nhelp: drop `query`, or rename the placeholder",
        ),
        (
            "#[memoram_endpoint(GET, \"/{a}\", spec = none)] struct S { a: Option<u8> }",
            "Option<u8>",
            "a path placeholder cannot be left out, but `a` is an `Option`\n\
             help: use `String`, or a second struct for the route without `{a}`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[memoram(body)] a: u8 }",
            "body",
            "a `GET` request has no body\nhelp: send `a` with `#[memoram(query)]`, or use `POST`",
        ),
        (
            "#[memoram_endpoint(POST, \"/x\", spec = none)] struct S { #[memoram(body)] a: u8, #[memoram(body)] b: u8 }",
            "b",
            "`S` has two bodies: `a` and `b`\nhelp: keep one `#[memoram(body)]`, or put both into one struct",
        ),
        (
            "#[memoram_endpoint(POST, \"/x\", spec = none)] struct S { #[memoram(body)] a: u8, b: u8 }",
            "b",
            "`b` would be lost: `a` is already the whole body\n\
             help: mark `b` as `query`, `header` or `skip`, or drop `body` on `a`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[memoram(header = \"X Request\")] a: u8 }",
            "\"X Request\"",
            "\"X Request\" is not a header name: ` ` is not allowed\nhelp: \"X-Request\"",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[memoram(header)] host: u8 }",
            "host",
            "`host` is set by the client\nhelp: configure it on `Client`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { a: u8, #[memoram(rename = \"a\")] b: u8 }",
            "b",
            "two query parameters are named `a`\nnote: the other is field `a`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[memoram(rename = \"\")] a: u8 }",
            "\"\"",
            "the wire name is empty",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[memoram(max_length = \"200\")] a: String }",
            "\"200\"",
            "`max_length` takes a number\nhelp: `max_length = 200`",
        ),
        (
            "#[memoram_endpoint(GET, \"/x\", spec = none)] struct S { #[serde(rename = \"a\")] #[memoram(rename = \"b\")] c: u8 }",
            "\"b\"",
            "`a` and `b`: which name is sent?\nhelp: keep one `rename`",
        ),
        (
            "#[memoram_endpoint(POST, \"/x\", spec = none)] struct S { #[serde(flatten)] a: T }",
            "flatten",
            "`flatten` hides which properties are sent, so they cannot be checked\n\
             help: write the fields out, or make it the whole body with `#[memoram(body)]`",
        ),
        (
            "#[memoram_endpoint(POST, \"/x\", spec = none)] #[serde(untagged)] struct S { a: T }",
            "untagged",
            "`untagged` changes how the whole struct is written, but an endpoint writes its fields itself\n\
             help: move it to the type of a `#[memoram(body)]` field",
        ),
    ]);
}

#[test]
fn the_bundled_document() {
    assert_rows(&[
        (
            "#[memoram_endpoint(POST, \"/acess-requests\")] struct S;",
            "\"/acess-requests\"",
            "the document has no path `/acess-requests`\nhelp: did you mean `/access-requests`?\n\
             note: checked against the bundled Memoram API 1.0.0\n\
             note: calling another API, or a route that no document has? `spec = \"openapi.yaml\"` or `spec = none`",
        ),
        (
            "#[memoram_endpoint(PUT, \"/access-requests\")] struct S;",
            "PUT",
            "`/access-requests` has no `PUT`\nhelp: it has GET, POST\nnote: bundled Memoram API 1.0.0, line N",
        ),
        (
            "#[memoram_endpoint(POST, \"/access-requests\")] struct S { memory_key: K, #[memoram(rename = \"raeson\")] r: R }",
            "\"raeson\"",
            "`raeson` is not a property of `POST /access-requests`\nhelp: did you mean `reason`?\n\
             note: bundled Memoram API 1.0.0, line N",
        ),
        (
            "#[memoram_endpoint(GET, \"/memory-blobs\")] struct S { user_id: u8, limt: u8 }",
            "limt",
            "`GET /memory-blobs` has no query parameter `limt`\nhelp: did you mean `limit`?\n\
             note: bundled Memoram API 1.0.0, line N",
        ),
        (
            "#[memoram_endpoint(GET, \"/tags\")] struct S { #[memoram(header)] user_id: u8 }",
            "user_id",
            "`user_id` is a query parameter in the document, but is sent as a header\nhelp: `#[memoram(query)]`\n\
             note: bundled Memoram API 1.0.0, line N",
        ),
        (
            "#[memoram_endpoint(DELETE, \"/memory-blobs/{blob_id}\")] struct S { blob_id: u8, user_id: u8, #[memoram(body)] b: u8 }",
            "b",
            "`DELETE /memory-blobs/{blob_id}` takes no body in the document\nhelp: `#[memoram(query)]`?\n\
             note: bundled Memoram API 1.0.0, line N",
        ),
    ]);
}

#[test]
fn faults_are_reported_together_in_source_order() {
    let source = "#[memoram_endpoint(POST, \"/access-requests\", status = 200, atuh = none)] \
                  struct S { #[memoram(qeury)] memory_key: u8, raeson: u8, #[memoram(header)] host: u8 }";
    let messages: Vec<String> = faults(source).into_iter().map(|(text, _)| text).collect();
    let starts = ["unknown option `atuh`", "unknown field option `qeury`", "`POST /access-requests` never answers 200"];
    for (message, start) in messages.iter().zip(starts) {
        assert!(message.starts_with(start), "{messages:#?}");
    }
    assert_eq!(messages.len(), 5, "{messages:#?}");
}
