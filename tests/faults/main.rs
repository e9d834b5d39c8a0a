//! Faults of HTTP/1.1 connections: each ends in an error that says what happened, and a POST reaches the server once.

mod connections;
#[path = "../support/faults.rs"]
mod server;

use std::time::Duration;

use memoram_runtime::{
    Client, ClientBuilder, Error, ErrorKind, Limits, Method, Outcome, TimeoutConfig, auth, memoram_endpoint,
};
use serde_json::Value;

use server::{Act, FaultServer};

#[memoram_endpoint(GET, "/notes", spec = none, response = Value)]
struct ListNotes {}

#[memoram_endpoint(POST, "/notes", spec = none, response = Value)]
struct CreateNote {
    text: &'static str,
}

const NOTE: CreateNote = CreateNote { text: "hello" };
const FINE: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

fn client(server: &FaultServer) -> Client {
    // Long enough for a busy machine. Only the tests of stalled answers wait this long.
    let timeouts = TimeoutConfig::default().attempt(Duration::from_millis(300));
    let limits = Limits::default().success_body(64 * 1024);
    let client = Client::builder().bearer("a.b.c").base_url(server.base_url()).timeouts(timeouts).limits(limits);
    client.build().unwrap()
}

/// Sends a POST to a server where every request fails. Returns the error and the number of requests received.
async fn post(act: Act) -> (Error, usize) {
    let server = FaultServer::start(move |_| act).await;
    let error = client(&server).send(&NOTE).await.unwrap_err();
    (error, server.counts().1)
}

/// Sends a GET to a server where the first two requests fail. Returns the result and the number of requests received.
async fn get(act: Act) -> (Result<Value, Error>, usize) {
    let server = FaultServer::start(move |number| if number < 3 { act } else { Act::Answer(FINE) }).await;
    let result = client(&server).send(&ListNotes {}).await;
    (result, server.counts().1)
}

/// Checks that a POST is sent once and ends in this error, and that a GET is retried until it succeeds.
async fn assert_sent_once(act: Act, kind: ErrorKind, outcome: Outcome) {
    let (error, requests) = post(act).await;
    assert_eq!((error.kind(), error.outcome(), requests), (kind, outcome, 1), "{act:?}: {error}");
    assert_eq!(error.attempts(), 1);
    let (result, requests) = get(act).await;
    assert_eq!((result.ok(), requests), (Some(Value::Object(Default::default())), 3), "{act:?}");
}

/// Checks that neither a POST nor a GET is retried.
async fn assert_final(act: Act, kind: ErrorKind, outcome: Outcome) {
    let (error, requests) = post(act).await;
    assert_eq!((error.kind(), error.outcome(), requests), (kind, outcome, 1), "{act:?}: {error}");
    let (result, requests) = get(act).await;
    assert_eq!((result.unwrap_err().kind(), requests), (kind, 1), "{act:?}");
}

#[tokio::test]
async fn slow_headers_end_in_a_timeout() {
    assert_sent_once(Act::Stall(""), ErrorKind::Timeout, Outcome::Unknown).await;
    assert_sent_once(Act::Stall("HTTP/1.1 200 OK\r\n"), ErrorKind::Timeout, Outcome::Unknown).await;
}

#[tokio::test]
async fn a_stalled_body_ends_in_a_timeout() {
    let act = Act::Stall("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{}");
    assert_sent_once(act, ErrorKind::Timeout, Outcome::Completed).await;
}

#[tokio::test]
async fn a_truncated_body_is_never_decoded() {
    let act = Act::Close("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{}");
    assert_sent_once(act, ErrorKind::Transport, Outcome::Completed).await;
}

#[tokio::test]
async fn invalid_chunked_encoding_is_an_error() {
    let act = Act::Close("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n");
    assert_sent_once(act, ErrorKind::Transport, Outcome::Completed).await;
}

#[tokio::test]
async fn the_outcome_of_a_reset_is_unknown() {
    assert_sent_once(Act::Reset(""), ErrorKind::Transport, Outcome::Unknown).await;
    assert_sent_once(Act::Reset("HTTP/1.1 20"), ErrorKind::Transport, Outcome::Unknown).await;
}

#[tokio::test]
async fn the_outcome_of_an_answer_that_is_not_http_is_unknown() {
    assert_sent_once(Act::Close("SSH-2.0-OpenSSH_9.9\r\n"), ErrorKind::Transport, Outcome::Unknown).await;
}

#[tokio::test]
async fn reading_stops_at_the_body_limit() {
    let announced = Act::Stall("HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n");
    assert_final(announced, ErrorKind::Response, Outcome::Completed).await;
    let endless = Act::Endless("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
    assert_final(endless, ErrorKind::Response, Outcome::Completed).await;
}

#[tokio::test]
async fn a_compressed_body_is_not_decompressed() {
    let act = Act::Answer("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\n\x1f\x0b\x08\x00");
    assert_final(act, ErrorKind::UnexpectedContentType, Outcome::Completed).await;
}

#[tokio::test]
async fn deeply_nested_json_is_an_error_and_not_a_stack_overflow() {
    let deep: &'static str = Box::leak("[".repeat(60_000).into_boxed_str());
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{deep}", deep.len());
    let act = Act::Answer(Box::leak(head.into_boxed_str()));
    assert_final(act, ErrorKind::Response, Outcome::Completed).await;
}

#[tokio::test]
async fn an_html_error_page_is_reported_by_its_status() {
    let act = Act::Answer("HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\ncontent-length: 6\r\n\r\n<html>");
    assert_sent_once(act, ErrorKind::Server, Outcome::Unknown).await;
}

#[tokio::test]
async fn status_429_is_retried_for_any_method() {
    let script = |number| match number {
        1 => Act::Answer("HTTP/1.1 429 Too Many Requests\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n"),
        _ => Act::Answer(FINE),
    };
    let server = FaultServer::start(script).await;
    client(&server).send(&NOTE).await.unwrap();
    assert_eq!(server.counts(), (1, 2));
}

#[tokio::test]
async fn a_token_is_not_sent_to_the_target_of_a_redirect() {
    let other = FaultServer::start(|_| Act::Answer(FINE)).await;
    let answer = format!(
        "HTTP/1.1 307 Temporary Redirect\r\nlocation: {}/second\r\ncontent-length: 0\r\n\r\n",
        other.base_url()
    );
    let act = Act::Answer(Box::leak(answer.into_boxed_str()));
    assert_final(act, ErrorKind::UnexpectedRedirect, Outcome::Unknown).await;
    assert_eq!(other.counts(), (0, 0));
}

/// A builder for each kind of credentials.
fn builders(base_url: &str) -> [ClientBuilder; 7] {
    let builder = || Client::builder().base_url(base_url);
    let token_url = format!("{base_url}/token");
    let sign = |request: &mut auth::Unsigned<'_>| {
        request.set_header("x-signature", "s");
        Ok(())
    };
    [
        builder().basic("ann", "p"),
        builder().api_key_header("x-api-key", "k"),
        builder().api_key_query("key", "k"),
        builder().api_key_cookie("sid", "k"),
        builder().sign(sign),
        builder().token_provider(auth::ClientCredentials::new(&token_url, "id", "s")),
        builder().token_provider(auth::RefreshToken::new(&token_url, "id", "r")),
    ]
}

#[tokio::test]
async fn no_kind_of_credentials_is_sent_to_the_target_of_a_redirect() {
    let other = FaultServer::start(|_| Act::Answer(FINE)).await;
    let location = format!("location: {}/second\r\ncontent-length: 0\r\n\r\n", other.base_url());
    let act = Act::Answer(Box::leak(format!("HTTP/1.1 308 Permanent Redirect\r\n{location}").into_boxed_str()));
    let server = FaultServer::start(move |_| act).await;
    for builder in builders(server.base_url()) {
        let call = builder.build().unwrap().request(Method::GET, "/notes").send::<Value>().await;
        assert!(call.unwrap_err().to_string().contains("308 Permanent Redirect"));
    }
    assert_eq!((server.counts().1, other.counts()), (7, (0, 0)));
}
