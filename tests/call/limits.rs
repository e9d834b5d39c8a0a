//! Time limits, connections that break, and answers that are too large.

use std::future::IntoFuture;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

use memoram_runtime::{Client, ClientBuilder, ErrorKind, Limits, Outcome, TimeoutConfig};
use memoram_sandbox::{Fault, Method, Sandbox};

use crate::server::serve_once;
use crate::support::start;
use crate::{Ask, requests, total};

const SHORT: Duration = Duration::from_millis(50);
/// Longer than any passing test waits.
const LONG: Duration = Duration::from_secs(15);
const UNLIMITED: Duration = Duration::from_secs(600);

fn ask(sandbox: &Sandbox) -> Ask<'_> {
    Ask { memory_key: sandbox.memory_key(), reason: "why" }
}

fn local(base_url: impl Into<String>) -> ClientBuilder {
    Client::builder().bearer("a.b.c").base_url(base_url)
}

#[tokio::test]
async fn the_outcome_of_a_call_that_times_out_is_unknown() {
    let (sandbox, client) = start().await;
    // Get the token first, so that the time limit only applies to the request.
    total(&client).await;
    sandbox.fail_next(Method::POST, "/access-requests", Fault::Delay(LONG)).unwrap();
    let error = ask(&sandbox).send(&client).timeout(SHORT).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::Unknown), "{error}");
    assert_eq!((error.status(), error.raw_body()), (None, None));
}

#[tokio::test]
async fn the_clients_timeouts_limit_an_attempt_and_a_whole_call() {
    let sandbox = Sandbox::start().await.unwrap();
    let unlimited = TimeoutConfig::default().attempt(UNLIMITED).operation(UNLIMITED);
    for timeouts in [unlimited.attempt(SHORT), unlimited.operation(SHORT)] {
        sandbox.fail_next(Method::POST, "/access-requests", Fault::Delay(LONG)).unwrap();
        let client = local(sandbox.base_url()).timeouts(timeouts).build().unwrap();
        let error = ask(&sandbox).send(&client).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::Unknown), "{timeouts:?}");
    }
}

#[tokio::test]
async fn a_calls_timeout_replaces_the_clients_and_the_last_one_wins() {
    let sandbox = Sandbox::start().await.unwrap();
    let timeouts = TimeoutConfig::default().operation(Duration::ZERO);
    let client = Client::builder().api_key(sandbox.api_key()).base_url(sandbox.base_url());
    let client = client.timeouts(timeouts).build().unwrap();
    assert_eq!(ask(&sandbox).send(&client).await.unwrap_err().kind(), ErrorKind::Timeout);
    ask(&sandbox).send(&client).timeout(UNLIMITED).await.unwrap();
    ask(&sandbox).send(&client).timeout(Duration::ZERO).timeout(Duration::MAX).await.unwrap();
}

#[tokio::test]
async fn a_call_that_times_out_during_the_token_exchange_is_not_sent() {
    let (sandbox, client) = start().await;
    sandbox.fail_next(Method::POST, "/auth/token", Fault::Delay(LONG)).unwrap();
    let error = ask(&sandbox).send(&client).timeout(SHORT).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::NotSent), "{error}");
    assert_eq!(sandbox.requests(Method::POST, "/access-requests"), 0);
}

#[tokio::test]
async fn a_call_dropped_during_the_token_exchange_leaves_the_token_for_the_next_call() {
    let (sandbox, client) = start().await;
    sandbox.fail_next(Method::POST, "/auth/token", Fault::Delay(Duration::from_millis(100))).unwrap();
    let slow = tokio::spawn(ask(&sandbox).send(&client).into_future());
    while requests(&sandbox) == [0, 0] {
        tokio::task::yield_now().await;
    }
    slow.abort();
    ask(&sandbox).send(&client).await.unwrap();
    assert_eq!(requests(&sandbox), [1, 1]);
}

#[tokio::test]
async fn the_outcome_of_a_connection_that_breaks_before_the_answer_is_unknown() {
    for (fault, done) in [(Fault::DropBefore, 0), (Fault::DropAfter, 1)] {
        let (sandbox, client) = start().await;
        sandbox.fail_next(Method::POST, "/access-requests", fault.clone()).unwrap();
        let error = ask(&sandbox).send(&client).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown), "{error}");
        assert_eq!(requests(&sandbox), [1, 1], "it is not sent again");
        assert_eq!(total(&client).await, Some(done), "{fault:?}");
    }
}

#[tokio::test]
async fn a_call_is_not_sent_if_the_token_exchange_fails() {
    let (sandbox, client) = start().await;
    sandbox.fail_times(10, Method::POST, "/auth/token", Fault::DropBefore).unwrap();
    let error = ask(&sandbox).send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::NotSent), "{error}");
    assert_eq!(sandbox.requests(Method::POST, "/access-requests"), 0);
}

#[tokio::test]
async fn a_refused_connection_means_that_nothing_was_sent() {
    // Use the port of the connection's client end: no other process can take it, and nothing listens on it.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let connection = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let base_url = format!("http://{}", connection.local_addr().unwrap());
    for client in [local(&base_url), Client::builder().api_key("mem_1").base_url(&base_url)] {
        let call = Ask { memory_key: "key", reason: "why" }.send(&client.build().unwrap());
        let error = call.await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Connect, Outcome::NotSent), "{error}");
        assert!(!error.to_string().contains("127.0.0.1"), "{error}");
    }
}

/// The same answer with a content length, in chunks, and ended by closing the connection.
fn framings(status: &str, body: &str) -> [String; 3] {
    let (size, head) = (body.len(), format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\n"));
    [
        format!("{head}content-length: {size}\r\n\r\n{body}"),
        format!("{head}transfer-encoding: chunked\r\n\r\n{size:x}\r\n{body}\r\n0\r\n\r\n"),
        format!("{head}connection: close\r\n\r\n{body}"),
    ]
}

#[tokio::test]
async fn a_success_body_above_the_limit_is_refused_and_one_at_the_limit_is_read() {
    // This body is still valid JSON if its last byte is cut off.
    let body = "{\"id\":\"1\",\"status\":\"pending\"} ";
    for answer in framings("201 Created", body) {
        for (limit, fits) in [(body.len(), true), (body.len() - 1, false), (0, false)] {
            let (base_url, _) = serve_once(answer.as_str());
            let client = local(base_url).limits(Limits::default().success_body(limit)).build().unwrap();
            let result = Ask { memory_key: "key", reason: "why" }.send(&client).await;
            let kinds = result.map(|_| ()).map_err(|error| (error.kind(), error.outcome()));
            let expected = if fits { Ok(()) } else { Err((ErrorKind::Response, Outcome::Completed)) };
            assert_eq!(kinds, expected, "limit {limit}: {answer}");
        }
    }
}

#[tokio::test]
async fn the_body_of_an_error_response_is_cut_at_the_limit() {
    let body = r#"{"message":"no"}"#;
    for answer in framings("400 Bad Request", body) {
        for limit in [0, 5, body.len(), 1000] {
            let (base_url, _) = serve_once(answer.as_str());
            let client = local(base_url).limits(Limits::default().error_body(limit)).build().unwrap();
            let error = Ask { memory_key: "key", reason: "why" }.send(&client).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::BadRequest, "limit {limit}: {answer}");
            assert_eq!(error.raw_body().unwrap(), &body[..limit.min(body.len())], "{answer}");
        }
    }
}

#[tokio::test]
async fn a_url_that_is_too_long_is_refused_before_anything_is_sent() {
    let client = local("http://127.0.0.1:1").build().unwrap();
    let error = client.request(Method::GET, "/x").query("query", &"q".repeat(70_000)).send::<()>().await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent));
    assert_eq!(error.attempts(), 0);
    assert!(error.to_string().contains("of which its query has 70006, and at most 65534 are possible"), "{error}");
    let call = client.request(Method::GET, "/x").query("query", &"q".repeat(65_000)).send::<()>();
    assert!(call.build().is_ok());
}
