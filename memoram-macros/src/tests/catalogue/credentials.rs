//! The option `auth`, and what the document says about credentials.

use super::{Proof, Row, row};

const DOCUMENT: &str = "src/tests/documents/credentials.yaml";

pub(super) fn rows() -> Vec<Row> {
    let mut rows = sent();
    rows.extend(contradictions());
    rows.extend(unsupported());
    rows.extend(values());
    rows
}

/// A struct that is checked against the document, and a part of what it becomes.
fn documented(name: &'static str, path: &str, options: &str, part: &'static str) -> Row {
    let source = format!("#[memoram_endpoint(GET, {path:?}, spec = {DOCUMENT:?}{options})] struct S;");
    Row { name, proof: Proof::Expands(source, part) }
}

fn wrong(name: &'static str, path: &str, auth: &str, span: &'static str, message: &str) -> Row {
    let message = message.replace("FILE", DOCUMENT);
    row(name, &format!("#[memoram_endpoint(GET, {path:?}, spec = {DOCUMENT:?}{auth})] struct S;"), span, &message)
}

/// What is sent.
fn sent() -> Vec<Row> {
    let without = |name, options: &str, part| {
        let source = format!("#[memoram_endpoint(GET, \"/x\", spec = none, {options})] struct S;");
        Row { name, proof: Proof::Expands(source, part) }
    };
    const BOTH: &str = "&[
                    &[
                        ::memoram_runtime::auth::Need::Bearer,
                        ::memoram_runtime::auth::Need::KeyCookie(\"sid\"),
                    ],
                ],";
    const EITHER: &str = "&[
                    &[::memoram_runtime::auth::Need::KeyHeader(\"X-Api-Key\")],
                    &[::memoram_runtime::auth::Need::Bearer],
                ],";
    const QUERY: &str = ".security(&[&[::memoram_runtime::auth::Need::KeyQuery(\"appid\")]])";
    vec![
        documented("document without security", "/silent", "", "auth::Any;"),
        documented("token where the document has no security", "/silent", ", auth = bearer", "auth::Bearer;"),
        documented("empty security list", "/nothing", "", "auth::Anonymous;"),
        documented("bearer token of the document", "/token", "", "auth::Bearer;"),
        documented("oauth flow", "/login", "", "auth::Bearer;"),
        documented("key header of the document", "/key", "", ".key_header(\"X-Api-Key\")"),
        documented("key header in another case", "/key", ", auth = key(\"x-api-key\")", "auth::Key;"),
        documented("basic credentials of the document", "/user", "", "auth::Basic;"),
        documented("alternatives of the document", "/either", "", EITHER),
        documented("key where a bearer token would do, too", "/either", ", auth = key(\"X-Api-Key\")", "auth::Key;"),
        documented("two credentials at once", "/both", "", BOTH),
        documented("api key in the query", "/query", "", QUERY),
        documented("key in the query by the attribute", "/query", ", auth = key(query = \"appid\")", QUERY),
        documented("optional token", "/optional", "", "auth::Any;"),
        documented("optional token has its kind", "/optional", "", "(&[&[::memoram_runtime::auth::Need::Bearer]])"),
        documented("no token where it is optional", "/optional", ", auth = none", "auth::Anonymous;"),
        documented("any credentials where some are due", "/either", ", auth = any", EITHER),
        documented("client certificate", "/certificate", "", "auth::Any;"),
        documented("bearer token for a scheme that is not supported", "/digest", ", auth = bearer", "auth::Bearer;"),
        documented("supported scheme beside another", "/digest/or/user", "", "auth::Basic;"),
        documented("any auth beside an unsupported scheme", "/digest/or/user", ", auth = bearer", "auth::Bearer;"),
        documented("keys that are listed as parameters, too", "/listed", "", "auth::Documented;"),
        documented("server of the document", "/token", "", ".server(\"https://api.example/v1\")"),
        without("basic credentials without a document", "auth = basic", "auth::Basic;"),
        without("any credentials without a document", "auth = any", "auth::Any;"),
        without("key in the authorization header", "auth = key(\"Authorization\")", ".key_header(\"Authorization\")"),
        without("key in a cookie", "auth = key(cookie = \"sid\")", "Need::KeyCookie(\"sid\")"),
    ]
}

/// `auth` against the document.
fn contradictions() -> Vec<Row> {
    vec![
        wrong(
            "bearer token where a key is due",
            "/key",
            ", auth = bearer",
            "bearer",
            "`GET /key` takes a key in the header `X-Api-Key`, not `auth = bearer`\n\
             help: drop `auth`, or `auth = key(\"X-Api-Key\")`\nnote: FILE:9",
        ),
        wrong(
            "no credentials where some are due",
            "/either",
            ", auth = none",
            "none",
            "`GET /either` takes a key in the header `X-Api-Key` or a bearer token, not `auth = none`\n\
             help: drop `auth`\nnote: FILE:11",
        ),
        wrong(
            "one credential where two are due",
            "/both",
            ", auth = bearer",
            "bearer",
            "`GET /both` takes a bearer token and a key in the cookie `sid`, not `auth = bearer`\n\
             help: drop `auth`\nnote: FILE:12",
        ),
        wrong(
            "key where basic credentials are due",
            "/user",
            ", auth = key(\"X-Api-Key\")",
            "key",
            "`GET /user` takes a user and a password, not `auth = key(\"X-Api-Key\")`\n\
             help: drop `auth`, or `auth = basic`\nnote: FILE:10",
        ),
        wrong(
            "key in a header where one in the query is due",
            "/query",
            ", auth = key(\"appid\")",
            "key",
            "`GET /query` takes a key in the query parameter `appid`, not `auth = key(\"appid\")`\n\
             help: drop `auth`, or `auth = key(query = \"appid\")`\nnote: FILE:13",
        ),
        wrong(
            "credentials where none are taken",
            "/nothing",
            ", auth = basic",
            "basic",
            "`GET /nothing` takes no credentials, not `auth = basic`\n\
             help: drop `auth`, or `auth = none`\nnote: FILE:6",
        ),
    ]
}

fn unsupported() -> Vec<Row> {
    let help = "help: `auth = none`, if the builder's `sign` adds what the server wants, or `auth = bearer`";
    let refused = |name, path: &str, what: &str, line: usize| {
        let message = format!("`GET {path}` wants the {what}, which is not supported\n{help}\nnote: FILE:{line}");
        wrong(name, path, "", "S", &message)
    };
    vec![
        refused("http scheme that is not supported", "/digest", "HTTP authentication `digest` of `digest`", 16),
        refused("key in a header of the connection", "/host", "API key `inHost`", 17),
        refused("security scheme that is not known", "/signature", "security scheme `signature`", 18),
    ]
}

/// Values that `auth` does not take.
fn values() -> Vec<Row> {
    let value = |name, auth: &str, span, message: &str| {
        row(name, &format!("#[memoram_endpoint(GET, \"/x\", spec = none, auth = {auth})] struct S;"), span, message)
    };
    let key = "`auth` takes `key` with the name of a header, of a query parameter or of a cookie\n\
               help: `auth = key(\"X-Api-Key\")`, `key(query = \"appid\")` or `key(cookie = \"sid\")`";
    let name = "a query parameter or cookie cannot have this name";
    vec![
        value("auth key without a name", "key", "key", key),
        value("auth key with two names", "key(\"a\", \"b\")", "key", key),
        value("auth key with a name as a word", "key(query = appid)", "key", key),
        value(
            "auth key in a place that does not exist",
            "key(header = \"X-Api-Key\")",
            "header",
            "a key is not sent in `header`\nhelp: `key(\"X-Api-Key\")` is a header; `query` and `cookie` are named",
        ),
        value("auth key in a parameter without a name", "key(query = \"\")", "\"\"", name),
        value("auth key in a cookie that has no name", "key(cookie = \"a b\")", "\"a b\"", name),
        value(
            "auth key in a header that the client sets",
            "key(\"Host\")",
            "\"Host\"",
            "`Host` is set by the client\nhelp: configure it on `Client`",
        ),
    ]
}
