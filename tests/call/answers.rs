//! Unexpected answers: redirects, HTML pages, other statuses, and bodies that do not fit the response type.

use memoram_runtime::{Client, Error, ErrorKind, Limits, Outcome};
use memoram_sandbox::Method;

use crate::server::serve_once;
use crate::support::start;
use crate::{Ask, requests};

/// Returns the error of a call that is answered with `head` and `body`.
async fn answered(head: &str, body: &str) -> Error {
    let (base_url, server) = serve_once(format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()));
    let client = Client::builder().bearer("a.b.c").base_url(base_url).build().unwrap();
    let error = Ask { memory_key: "key", reason: "why" }.send(&client).await.unwrap_err();
    server.join().unwrap();
    error
}

#[tokio::test]
async fn a_redirect_is_an_error_and_is_never_followed() {
    let (sandbox, client) = start().await;
    let location = format!("location: {}/access-requests", sandbox.base_url());
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let error = answered(&format!("{status}\r\n{location}"), "").await;
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::UnexpectedRedirect, Outcome::Unknown), "{error}");
        assert_eq!(error.status().unwrap().as_str(), &status[..3]);
    }
    assert_eq!(requests(&sandbox), [0, 0]);
    assert_eq!(sandbox.requests(Method::GET, "/access-requests"), 0);
    // The target of the redirect would have accepted the request.
    Ask { memory_key: sandbox.memory_key(), reason: "why" }.send(&client).await.unwrap();
}

#[tokio::test]
async fn an_api_key_is_not_sent_to_the_target_of_a_redirect() {
    let (sandbox, _) = start().await;
    let answer = "HTTP/1.1 307 Temporary Redirect\r\ncontent-length: 0\r\nlocation: ";
    let (base_url, server) = serve_once(format!("{answer}{}/auth/token\r\n\r\n", sandbox.base_url()));
    let client = Client::builder().api_key(sandbox.api_key()).base_url(base_url).build().unwrap();
    let error = Ask { memory_key: "key", reason: "why" }.send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotSent), "{error}");
    assert!(server.join().unwrap().starts_with("POST /auth/token "));
    assert_eq!(requests(&sandbox), [0, 0]);
}

#[tokio::test]
async fn a_success_that_cannot_be_decoded_is_completed() {
    let page = "<html><body>Log in to this network</body></html>";
    let table = [
        ("201 Created\r\ncontent-type: text/html", page, ErrorKind::UnexpectedContentType, "not JSON"),
        ("201 Created\r\ncontent-type: text/plain", "{}", ErrorKind::UnexpectedContentType, "not JSON"),
        ("201 Created\r\ncontent-type: application/json", page, ErrorKind::Response, "not JSON"),
        ("201 Created", "", ErrorKind::Response, "empty"),
        ("201 Created", r#"{"status":"pending"}"#, ErrorKind::Response, "the response type: misses \"id\""),
        ("201 Created", r#"{"id":"1","status":7}"#, ErrorKind::Response, "at `status`: expects a string"),
        (
            "201 Created",
            r#"{"id":"1","status":"pending","createdAt":true}"#,
            ErrorKind::Response,
            "at `createdAt`: expects a time",
        ),
        ("201 Created", "[]", ErrorKind::Response, "the response type: "),
        ("201 Created", r#"{"id":"1","status":"pending"} {}"#, ErrorKind::Response, "follows"),
    ];
    for (head, body, kind, text) in table {
        let error = answered(&format!("{head}\r\nx-request-id: req_7"), body).await;
        assert_eq!((error.kind(), error.outcome()), (kind, Outcome::Completed), "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(201), "{error}");
        assert_eq!(error.raw_body().unwrap(), body, "{error}");
        assert_eq!(error.request_id(), Some("req_7"), "{error}");
        assert!(error.api().is_none(), "{error}");
        assert_eq!(error.attempts(), 1, "{error}");
        assert!(error.to_string().contains(text), "`{text}` is not in `{error}`");
    }
}

#[tokio::test]
async fn an_html_page_with_status_200_is_not_decoded() {
    let (base_url, _) = serve_once("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 6\r\n\r\n<html>");
    let client = Client::builder().bearer("a.b.c").base_url(base_url).build().unwrap();
    let error = memoram_runtime::api::ListAccessRequests {}.send(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedContentType);
    assert_eq!(error.raw_body().unwrap(), "<html>");
}

#[tokio::test]
async fn a_success_status_that_is_not_documented_is_an_error() {
    let error = answered("200 OK\r\ncontent-type: application/json", r#"{"id":"1","status":"pending"}"#).await;
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::UnexpectedStatus, Outcome::Completed), "{error}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn a_truncated_answer_keeps_the_outcome_of_its_status() {
    for (status, outcome) in [("201 Created", Outcome::Completed), ("400 Bad Request", Outcome::Rejected)] {
        let (base_url, _) = serve_once(format!("HTTP/1.1 {status}\r\ncontent-length: 100\r\n\r\n{{\"id\":"));
        let client = Client::builder().bearer("a.b.c").base_url(base_url).build().unwrap();
        let error = Ask { memory_key: "key", reason: "why" }.send(&client).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, outcome), "{error}");
    }
}

#[tokio::test]
async fn an_answer_without_a_readable_body_still_has_its_status_and_request_id() {
    let head = "HTTP/1.1 201 Created\r\nx-request-id: req_7\r\ncontent-length: 100\r\n\r\n";
    for body in ["{\"id\":", &"x".repeat(100)] {
        let (base_url, _) = serve_once(format!("{head}{body}"));
        let limits = Limits::default().success_body(99 + usize::from(body.len() < 100));
        let client = Client::builder().bearer("a.b.c").base_url(base_url).limits(limits).build().unwrap();
        let error = Ask { memory_key: "key", reason: "why" }.send(&client).await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::Completed, "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(201), "{error}");
        assert_eq!(error.request_id(), Some("req_7"), "{error}");
    }
}

#[tokio::test]
async fn unknown_enum_values_and_properties_are_not_errors() {
    let body = r#"{"id":"1","status":"on hold","new":{"x":[1]},"reason":null}"#;
    let head = "HTTP/1.1 201 Created\r\ncontent-type: application/json; charset=utf-8\r\n";
    let (base_url, _) = serve_once(format!("{head}content-length: {}\r\n\r\n{body}", body.len()));
    let client = Client::builder().bearer("a.b.c").base_url(base_url).build().unwrap();
    let request = Ask { memory_key: "key", reason: "why" }.send(&client).await.unwrap();
    assert_eq!((request.status.as_str(), request.reason, request.created_at), ("on hold", None, None));
}
