use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use memoram_sandbox::{Answer, Fault, Method, Sandbox, SandboxError};
use serde_json::json;

use crate::client::{Api, expect, refusal};

const ROUTE: &str = "/access-requests";

#[tokio::test]
async fn a_status_is_answered_once_and_changes_nothing() {
    let api = Api::start().await;
    api.sandbox.fail_next(Method::POST, ROUTE, Fault::Status(503)).unwrap();
    let body = json!({ "memoryKey": api.sandbox.memory_key(), "reason": "r" });
    let message = refusal(api.post(ROUTE, &body), 503).await;
    assert_eq!(message, "the sandbox was told to answer 503");
    assert_eq!(expect(api.get(ROUTE), 200).await["total"], 0);
    expect(api.post(ROUTE, &body), 201).await;
}

#[tokio::test]
async fn an_answer_has_its_headers_and_body() {
    let api = Api::start().await;
    let answer = Answer::new(503).header("Retry-After", "2").header("x-request-id", "mine");
    api.sandbox.fail_next(Method::GET, ROUTE, Fault::Answer(answer.clone())).unwrap();
    let response = api.get(ROUTE).send().await.unwrap();
    assert_eq!(response.headers()["retry-after"], "2");
    assert_eq!(response.headers()["x-request-id"], "mine");
    assert_eq!(response.text().await.unwrap(), r#"{"message":"the sandbox was told to answer 503"}"#);

    api.sandbox.fail_next(Method::GET, ROUTE, Fault::Answer(answer.clone().body("{}"))).unwrap();
    assert_eq!(expect(api.get(ROUTE), 503).await, json!({}));

    let page = answer.header("content-type", "text/html").header("retry-after", "3").body("<p>busy");
    api.sandbox.fail_next(Method::GET, ROUTE, Fault::Answer(page)).unwrap();
    let response = api.get(ROUTE).send().await.unwrap();
    let all = |name| response.headers().get_all(name).iter().collect::<Vec<_>>();
    assert_eq!(all("content-type"), ["text/html"]);
    assert_eq!(all("retry-after"), ["2", "3"]);
    assert_eq!(response.text().await.unwrap(), "<p>busy");
}

#[tokio::test]
async fn an_answer_that_has_no_body_by_its_status_has_none() {
    let api = Api::start().await;
    for status in [204, 205, 304] {
        api.sandbox.fail_next(Method::GET, ROUTE, Fault::Answer(Answer::new(status).body("body"))).unwrap();
        let response = api.get(ROUTE).send().await.unwrap();
        assert_eq!(response.status(), status);
        expect(api.get(ROUTE), 200).await;
    }
}

#[tokio::test]
async fn faults_queue_up_per_route() {
    let api = Api::start().await;
    api.sandbox.fail_times(2, Method::GET, ROUTE, Fault::Status(500)).unwrap();
    api.sandbox.fail_next(Method::GET, ROUTE, Fault::Status(429)).unwrap();
    api.sandbox.fail_times(0, Method::GET, ROUTE, Fault::Status(418)).unwrap();
    api.access_request().await;
    for status in [500, 500, 429, 200] {
        expect(api.get(ROUTE), status).await;
    }
}

#[tokio::test]
async fn a_route_is_named_by_its_template() {
    let api = Api::start().await;
    let (one, other) = (api.access_request().await, api.access_request().await);
    let template = "/access-requests/{requestId}";
    api.sandbox.fail_next(Method::GET, template, Fault::Status(500)).unwrap();
    expect(api.get(&format!("{ROUTE}/{one}")), 500).await;
    expect(api.get(&format!("{ROUTE}/{other}")), 200).await;
    assert_eq!(api.sandbox.requests(Method::GET, template), 2);
}

#[tokio::test]
async fn drop_before_changes_nothing() {
    let api = Api::start().await;
    api.sandbox.fail_next(Method::POST, ROUTE, Fault::DropBefore).unwrap();
    let body = json!({ "memoryKey": api.sandbox.memory_key(), "reason": "r" });
    assert!(api.post(ROUTE, &body).send().await.is_err());
    assert_eq!(expect(api.get(ROUTE), 200).await["total"], 0);
    assert_eq!(api.sandbox.requests(Method::POST, ROUTE), 1);
}

#[tokio::test]
async fn drop_after_handles_the_request() {
    let api = Api::start().await;
    api.sandbox.fail_next(Method::POST, ROUTE, Fault::DropAfter).unwrap();
    let body = json!({ "memoryKey": api.sandbox.memory_key(), "reason": "r" });
    assert!(api.post(ROUTE, &body).send().await.is_err());
    assert_eq!(expect(api.get(ROUTE), 200).await["total"], 1);
}

#[tokio::test]
async fn a_dropped_connection_receives_no_bytes() {
    let sandbox = Sandbox::start().await.unwrap();
    let host = sandbox.base_url().strip_prefix("http://").unwrap().strip_suffix("/api/v1").unwrap();
    for fault in [Fault::DropBefore, Fault::DropAfter] {
        sandbox.fail_next(Method::GET, "/tags", fault).unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        stream.write_all(b"GET /api/v1/tags HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        assert_eq!(answer, b"");
    }
}

#[tokio::test]
async fn a_delayed_answer_comes_late() {
    let api = Api::start().await;
    let (delay, start) = (Duration::from_millis(30), Instant::now());
    api.sandbox.fail_next(Method::GET, ROUTE, Fault::Delay(delay)).unwrap();
    expect(api.get(ROUTE), 200).await;
    assert!(start.elapsed() >= delay);
}

#[tokio::test]
async fn a_request_cancelled_during_a_delay_changes_nothing() {
    let api = Api::start().await;
    api.sandbox.fail_next(Method::POST, ROUTE, Fault::Delay(Duration::from_secs(3600))).unwrap();
    let body = json!({ "memoryKey": api.sandbox.memory_key(), "reason": "r" });
    let request = api.post(ROUTE, &body).timeout(Duration::from_millis(30));
    assert!(request.send().await.unwrap_err().is_timeout());
    assert_eq!(expect(api.get(ROUTE), 200).await["total"], 0);
}

#[tokio::test]
async fn wrong_faults_are_errors() {
    let api = Api::start().await;
    let sandbox = &api.sandbox;
    let error = sandbox.fail_next(Method::PUT, ROUTE, Fault::DropBefore).unwrap_err();
    assert_eq!(error.to_string(), "the Memoram API has no route `PUT /access-requests`");
    assert!(sandbox.fail_next(Method::GET, "/tags/{id}", Fault::DropBefore).is_err());
    for status in [0, 101, 199, 1000] {
        let error = sandbox.fail_next(Method::GET, ROUTE, Fault::Status(status)).unwrap_err();
        assert_eq!(error, SandboxError::InvalidStatus { status });
        assert_eq!(sandbox.fail_next(Method::GET, ROUTE, Fault::Answer(Answer::new(status))), Err(error));
    }
    for (name, value, says) in [
        ("", "", r#"the header "" cannot be sent: its name is not legal"#),
        ("a\nb", "", r#"the header "a\nb" cannot be sent: its name is not legal"#),
        ("x", "a\r\nb: c", r#"the header "x" cannot be sent: its value is not legal"#),
        ("Content-Length", "7", r#"the header "Content-Length" cannot be sent: the server sets it"#),
        ("transfer-encoding", "gzip", r#"the header "transfer-encoding" cannot be sent: the server sets it"#),
    ] {
        let fault = Fault::Answer(Answer::new(503).header(name, value));
        assert_eq!(sandbox.fail_next(Method::GET, ROUTE, fault).unwrap_err().to_string(), says);
    }
    expect(api.get(ROUTE), 200).await;
}

#[tokio::test]
async fn requests_are_counted_however_they_end() {
    let api = Api::start().await;
    let count = || api.sandbox.requests(Method::GET, ROUTE);
    assert_eq!(count(), 0);
    expect(api.get(ROUTE), 200).await;
    expect(api.anonymous(Method::GET, ROUTE), 401).await;
    assert_eq!(count(), 2);
    assert_eq!(api.sandbox.requests(Method::POST, ROUTE), 0);
    assert_eq!(api.sandbox.requests(Method::POST, "/auth/token"), 1);
    assert_eq!(api.sandbox.requests(Method::GET, "/nowhere"), 0);
}
