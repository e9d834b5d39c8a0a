//! What a request without a struct sends, and what it refuses to send.

use bytes::Bytes;
use serde_json::{Value, json};

use super::*;
use crate::client::Client;
use crate::error::{ErrorKind, Outcome};
use crate::transport::memory::{Memory, answer};

fn over(memory: &Memory) -> Client {
    Client::builder().bearer("t0ken").base_url("http://localhost/v1").over(memory.clone()).build().unwrap()
}

fn server() -> Memory {
    Memory::new(|_, _| answer(200, &[], r#"{"a":[1]}"#))
}

#[tokio::test(start_paused = true)]
async fn a_request_is_sent_like_any_other_call() {
    let memory = server();
    let client = over(&memory);
    let request = client.request(Method::PUT, "/a/{x}/{y}").path("y", 7).path("x", "b/..").query("q", &"c d");
    let value: Value =
        request.query("none", &None::<u8>).json(&json!({"z": 1})).header("X-Own", "1").send().await.unwrap();
    assert_eq!(value, json!({"a": [1]}));
    let bytes: Bytes =
        client.request(Method::POST, "/a").bytes("image/png", &Bytes::from_static(b"png")).send().await.unwrap();
    assert_eq!(bytes, r#"{"a":[1]}"#);
    client.request(Method::GET, "/").anonymous().send::<()>().await.unwrap();
    let sent = memory.received();
    assert_eq!((sent[0].path.as_str(), sent[0].query.as_str()), ("/v1/a/b%2F../7", "q=c%20d"));
    assert_eq!(
        (&sent[0].body, sent[0].header("content-type")),
        (&Bytes::from(r#"{"z":1}"#), "application/json".into())
    );
    assert_eq!((sent[0].header("x-own"), sent[0].header("authorization")), ("1".into(), "Bearer t0ken".into()));
    assert_eq!((sent[1].header("content-type"), sent[1].header("accept")), ("image/png".into(), "*/*".into()));
    assert_eq!((sent[2].path.as_str(), sent[2].header("authorization")), ("/v1/", String::new()));
}

#[tokio::test(start_paused = true)]
async fn a_request_that_breaks_a_rule_is_not_sent() {
    let memory = server();
    let client = over(&memory);
    let get = |path| client.request(Method::GET, path);
    let mut requests: Vec<Request> = [
        "",
        "a",
        "//evil.example/a",
        "/a//b",
        "/../a",
        "/a/..",
        "/a/.",
        "/%2e%2E/a",
        "/a%2fb",
        "/a%5Cb",
        "/a\\b",
        "/a?b=c",
        "/a#b",
        "/a b",
        "/a\r\nb",
        "/{x",
        "/x}",
        "http://evil.example/a",
        "/\u{e4}",
    ]
    .map(get)
    .into();
    requests.extend(["", ".", "..", "a\nb"].map(|value| get("/{x}").path("x", value)));
    requests.push(get("/{x}"));
    requests.push(get("/{x}").path("x", 1).path("y", 2));
    requests.push(get("/a").json(&1));
    requests.push(client.request(Method::POST, "/a").json(&1).bytes("image/png", &Bytes::new()));
    requests.push(client.request(Method::TRACE, "/a"));
    requests.push(client.request(Method::POST, "/a").bytes("image/png\r\nx: y", &Bytes::new()));
    for name in ["Authorization", "Cookie", "Host", "Content-Length", "Transfer-Encoding", "a b"] {
        requests.push(get("/a").header(name, "x"));
    }
    requests.push(get("/a").header("x", "a\r\nb: c"));
    for request in requests {
        let shown = format!("{request:?}");
        let error = request.send::<Value>().await.expect_err(&shown);
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent), "{shown}");
    }
    assert!(memory.received().is_empty());
}
