//! Which answers are successes, whether the token is sent, and which requests are idempotent.

use memoram_runtime::{Call, Client, Endpoint, Error, ErrorKind, memoram_endpoint};

use crate::server::serve_once;

#[memoram_endpoint(POST, "/x", spec = none)]
struct AnySuccess;

#[memoram_endpoint(POST, "/x", spec = none, status = 202, response = Vec<u8>)]
struct Accepted;

#[memoram_endpoint(POST, "/x", spec = none, auth = none, idempotent)]
struct Anonymous;

#[memoram_endpoint(POST, "/x", spec = none, auth = bearer)]
struct Authorized;

#[memoram_endpoint(HEAD, "/x", spec = none)]
struct Head;

/// With `spec = none` there is no document whose security `auth` could contradict.
#[memoram_endpoint(GET, "/health", spec = none, auth = bearer)]
struct AuthorizedHealth;

#[memoram_endpoint(GET, "/health", spec = "tests/documents/projects.yaml")]
struct Health;

#[memoram_endpoint(PUT, "/projects", spec = "tests/documents/projects.json")]
struct PutProject {
    project_name: &'static str,
}

#[memoram_endpoint(GET, "/projects/{id}/members", spec = "tests/documents/projects.yaml", response = Vec<String>)]
struct ListMembers {
    id: u8,
    #[memoram(header)]
    x_tenant: &'static str,
}

/// Sends a request to a server that answers with `head` and `body`. Returns the received request and the result.
async fn exchange<E: Endpoint>(endpoint: &E, head: &str, body: &str) -> (String, Result<E::Response, Error>) {
    let length = if head.starts_with("204") { String::new() } else { format!("content-length: {}\r\n", body.len()) };
    let (base_url, server) = serve_once(format!("HTTP/1.1 {head}\r\n{length}\r\n{body}"));
    let client = Client::builder().bearer("a.b.c").base_url(base_url).build().unwrap();
    let call: Call<E::Response> = client.send(endpoint);
    let result = call.await;
    (server.join().unwrap(), result)
}

#[tokio::test]
async fn without_a_status_every_2xx_is_a_success_and_the_body_is_ignored() {
    for (head, body) in [("200 OK", "<html>"), ("201 Created", "{}"), ("204 No Content", ""), ("299 Own", "x")] {
        exchange(&AnySuccess, head, body).await.1.unwrap();
    }
    exchange(&Head, "200 OK", "").await.1.unwrap();
    exchange(&Health, "206 Partial Content", "").await.1.unwrap();
}

#[tokio::test]
async fn with_a_status_only_that_status_is_a_success() {
    assert_eq!(exchange(&Accepted, "202 Accepted", "[1,2]").await.1.unwrap(), [1, 2]);
    for head in ["200 OK", "201 Created", "203 Own"] {
        let error = exchange(&Accepted, head, "[1,2]").await.1.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedStatus, "{error}");
    }
}

#[tokio::test]
async fn the_documented_statuses_and_texts_are_used() {
    let put = PutProject { project_name: "n" };
    exchange(&put, "204 No Content", "").await.1.unwrap();
    assert_eq!(exchange(&put, "200 OK", "").await.1.unwrap_err().kind(), ErrorKind::UnexpectedStatus);
    let error = exchange(&put, "409 Conflict", "").await.1.unwrap_err();
    let text = "PUT /projects answered 409 Conflict: the name is taken (rejected: nothing was done)";
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Conflict, text));

    let list = ListMembers { id: 1, x_tenant: "acme" };
    assert_eq!(exchange(&list, "200 OK", r#"["a"]"#).await.1.unwrap(), ["a"]);
    let error = exchange(&list, "410 Gone", "").await.1.unwrap_err();
    assert_eq!(error.api().unwrap().documented(), Some("the project is archived"));
}

#[tokio::test]
async fn a_token_is_sent_unless_the_document_or_the_option_forbids_it() {
    let authorization = |request: &str| request.contains("\r\nauthorization: Bearer a.b.c\r\n");
    let none = |request: &str| !request.to_ascii_lowercase().contains("authorization");
    let list = ListMembers { id: 1, x_tenant: "acme" };
    for request in [
        exchange(&AnySuccess, "200 OK", "").await.0,
        exchange(&Authorized, "200 OK", "").await.0,
        exchange(&AuthorizedHealth, "200 OK", "").await.0,
        // These follow `security` in the document.
        exchange(&list, "200 OK", "[]").await.0,
    ] {
        assert!(authorization(&request), "{request}");
    }
    for request in [exchange(&Anonymous, "200 OK", "").await.0, exchange(&Health, "200 OK", "").await.0] {
        assert!(none(&request), "{request}");
    }
}

#[test]
fn a_request_is_idempotent_by_its_method_or_by_the_option() {
    assert!(Anonymous::SPEC.is_idempotent(), "marked");
    assert!(PutProject::SPEC.is_idempotent() && Health::SPEC.is_idempotent() && Head::SPEC.is_idempotent());
    assert!(!AnySuccess::SPEC.is_idempotent() && !Accepted::SPEC.is_idempotent());
}
