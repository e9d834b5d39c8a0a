//! Which credentials an operation needs, and where a document says that its API is.

use crate::{Method, Need, SchemeKind, Security, parse};

const SCHEMES: &str = "\
components:
  securitySchemes:
    token: {type: http, scheme: Bearer}
    user: {type: http, scheme: basic}
    login: {type: oauth2, flows: {}}
    identity: {type: openIdConnect, openIdConnectUrl: https://login.example}
    certificate: {type: mutualTLS}
    header: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: app id}
    cookie: {type: apiKey, in: cookie, name: sid}
    digest: {type: http, scheme: digest}
    host: {type: apiKey, in: header, name: Host}
    nameless: {type: apiKey, in: query}
    spaced: {type: apiKey, in: cookie, name: a b}
    signature: {type: signature}
";

/// What a document with this `security` says, shortly.
fn said(security: &str) -> String {
    let text = format!("openapi: 3.1.0\n{SCHEMES}paths:\n  /x:\n    get:\n      responses: {{}}\n{security}\n");
    let document = parse(Some("api.yaml"), &text).unwrap();
    let operation = document.path_item("/x").unwrap().operation(Method::Get).unwrap();
    match operation.security() {
        Security::Silent => "silent".to_owned(),
        Security::Forbidden(_) => "forbidden".to_owned(),
        Security::OneOf { alternatives, open, .. } => {
            let set = |needs: &Vec<Need>| needs.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
            let sets: Vec<String> = alternatives.iter().map(set).collect();
            format!("{}{}", sets.join(" | "), if open { " | ?" } else { "" })
        }
        Security::Unsupported { scheme, kind, location } => format!("{scheme} {kind:?} {location}"),
    }
}

#[test]
fn alternatives_are_sets_of_schemes() {
    for (security, expected) in [
        ("", "silent"),
        ("security: []", "forbidden"),
        ("security: [{}]", ""),
        ("security: [{token: []}]", "bearer"),
        ("security: [{login: [read]}]", "bearer"),
        ("security: [{identity: []}]", "bearer"),
        ("security: [{user: []}, {}]", "basic | "),
        ("security: [{certificate: []}]", ""),
        ("security: [{certificate: [], header: []}]", "key(\"X-Key\")"),
        ("security: [{query: []}, {cookie: []}]", "key(query = \"app id\") | key(cookie = \"sid\")"),
        ("security: [{token: [], header: []}, {user: []}]", "bearer + key(\"X-Key\") | basic"),
        ("security: [{token: [], digest: []}, {user: []}]", "basic | ?"),
        ("security: [{undefined: []}]", "bearer | ?"),
    ] {
        assert_eq!(said(security), expected, "{security}");
    }
}

#[test]
fn schemes_that_no_client_serves_are_named() {
    for (scheme, kind) in [
        ("digest", SchemeKind::Http("digest")),
        ("host", SchemeKind::Key),
        ("nameless", SchemeKind::Key),
        ("spaced", SchemeKind::Key),
        ("signature", SchemeKind::Other),
    ] {
        let security = format!("security: [{{token: [], {scheme}: []}}]");
        assert_eq!(said(&security), format!("{scheme} {kind:?} api.yaml:21"));
    }
}

#[test]
fn the_case_of_a_header_does_not_count() {
    let (header, query) = (|name: &str| Need::KeyHeader(name.to_owned()), |name: &str| Need::KeyQuery(name.to_owned()));
    assert!(header("X-Key").is_same(&header("x-key")) && !header("X-Key").is_same(&header("X-Keys")));
    assert!(query("key").is_same(&query("key")) && !query("key").is_same(&query("Key")));
}

#[test]
fn the_server_is_the_first_absolute_url_without_variables() {
    for (servers, expected) in [
        (
            "[{url: /v1}, {url: 'https://{region}.api.example'}, {url: https://api.example/v1}]",
            Some("https://api.example/v1"),
        ),
        ("[{url: http://petstore:8080}, {url: https://api.example}]", Some("http://petstore:8080")),
        ("[{url: api.example}, {url: 'https://{region}.example'}]", None),
        ("[]", None),
    ] {
        let document = parse(Some("api.yaml"), &format!("openapi: 3.1.0\nservers: {servers}\npaths: {{}}\n")).unwrap();
        assert_eq!(document.server(), expected, "{servers}");
    }
    assert_eq!(
        parse(Some("api.yaml"), "swagger: '2.0'\nhost: api.example\nbasePath: /v1\npaths: {}\n").unwrap().server(),
        Some("https://api.example/v1")
    );
}

#[test]
fn swagger_2_has_the_same_schemes_elsewhere() {
    let schemes =
        "{user: {type: basic}, login: {type: oauth2, flow: implicit}, key: {type: apiKey, in: query, name: k}}";
    let text = format!(
        "swagger: '2.0'\nsecurityDefinitions: {schemes}\nsecurity: [{{user: []}}, {{login: [read], key: []}}]\npaths: {{/x: {{get: {{}}}}}}\n"
    );
    let document = parse(None, &text).unwrap();
    let operation = document.path_item("/x").unwrap().operation(Method::Get).unwrap();
    let Security::OneOf { alternatives, open, .. } = operation.security() else { panic!("there is a list") };
    assert_eq!(alternatives, [vec![Need::Basic], vec![Need::Bearer, Need::KeyQuery("k".to_owned())]]);
    assert!(!open);
}
