//! Headers that the caller sets on a call.

use memoram_runtime::{Client, ErrorKind, Outcome};

use crate::server::serve_once;
use crate::support::start;
use crate::{Ask, requests};

const ASK: Ask<'_> = Ask { memory_key: "key", reason: "why" };

#[tokio::test]
async fn a_header_is_sent_once_with_its_last_value() {
    let (base_url, server) = serve_once("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
    let client = Client::builder().bearer("a.b.c").base_url(base_url).user_agent("tests/1").build().unwrap();
    let call = ASK.send(&client).header("X-Trace", "first").header("x-trace", "second");
    assert_eq!(call.header("Accept-Language", "de, en;q=0.5").await.unwrap_err().kind(), ErrorKind::NotFound);

    let request = server.join().unwrap();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let count = |line: &str| head.lines().filter(|other| *other == line).count();
    assert!(head.starts_with("POST /access-requests HTTP/1.1\r\n"), "{head}");
    for line in [
        "x-trace: second",
        "accept-language: de, en;q=0.5",
        "authorization: Bearer a.b.c",
        "user-agent: tests/1",
        "accept: application/json",
        "content-type: application/json",
    ] {
        assert_eq!(count(line), 1, "`{line}` in {head}");
    }
    assert_eq!(count("x-trace: first"), 0);
    assert_eq!(body, r#"{"memoryKey":"key","reason":"why"}"#);
}

#[tokio::test]
async fn invalid_and_reserved_headers_are_refused_before_any_io() {
    let (sandbox, client) = start().await;
    let reserved = [
        "authorization",
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "Host",
        "Connection",
        "Content-Length",
        "Transfer-Encoding",
        "TE",
        "Upgrade",
    ];
    let illegal = [("", "v"), ("x y", "v"), ("x:y", "v"), ("é", "v"), ("x", "a\r\nb"), ("x", "\0"), ("x", "a\n")];
    for (name, value) in reserved.map(|name| (name, "v")).into_iter().chain(illegal) {
        let error = ASK.send(&client).header(name, value).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent), "{name:?}");
        assert!(error.to_string().contains("header"), "{error}");
        // Later options do not clear the error.
        assert!(ASK.send(&client).header(name, value).header("x", "y").with_response().await.is_err());
    }
    assert_eq!(requests(&sandbox), [0, 0]);
}
