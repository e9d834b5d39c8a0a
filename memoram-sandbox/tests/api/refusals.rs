use std::io::{Read, Write};
use std::net::TcpStream;

use memoram_sandbox::Sandbox;
use reqwest::Method;
use serde_json::json;

use crate::client::{Api, expect, refusal};

const OPERATIONS: [(&str, &str); 12] = [
    ("POST", "/auth/token"),
    ("POST", "/access-requests"),
    ("GET", "/access-requests"),
    ("GET", "/access-requests/{requestId}"),
    ("GET", "/access-requests/{requestId}/credentials"),
    ("GET", "/memory-blobs"),
    ("POST", "/memory-blobs"),
    ("GET", "/memory-blobs/{blobId}"),
    ("PATCH", "/memory-blobs/{blobId}"),
    ("DELETE", "/memory-blobs/{blobId}"),
    ("GET", "/tags"),
    ("GET", "/tags/{tagId}"),
];

#[tokio::test]
async fn every_operation_except_the_first_needs_a_token() {
    let api = Api::start().await;
    for (method, path) in OPERATIONS {
        let method: Method = method.parse().unwrap();
        let before = api.sandbox.requests(method.clone(), path);
        let status = if path == "/auth/token" { 400 } else { 401 };
        refusal(api.anonymous(method.clone(), path), status).await;
        assert_eq!(api.sandbox.requests(method, path), before + 1, "{path}");
    }
}

#[tokio::test]
async fn other_methods_are_not_allowed() {
    let api = Api::start().await;
    for (_, path) in OPERATIONS {
        for method in [Method::PUT, Method::OPTIONS, Method::from_bytes(b"MOVE").unwrap()] {
            assert!(refusal(api.call(method, path), 405).await.contains(path));
        }
    }
    let head = api.call(Method::HEAD, "/tags").send().await.unwrap();
    assert_eq!((head.status().as_u16(), head.headers()["allow"].to_str().unwrap()), (405, "GET"));
    let put = api.call(Method::PUT, "/access-requests").send().await.unwrap();
    assert_eq!(put.headers()["allow"], "POST, GET");
}

#[tokio::test]
async fn other_routes_do_not_exist() {
    let api = Api::start().await;
    for path in ["", "/", "/oauth/token", "/tags/", "/access-requests/c0/other", "/../tags"] {
        let message = refusal(api.get(path), 404).await;
        assert!(message.starts_with("the API has no route `GET /api/"), "{message}");
    }
}

#[tokio::test]
async fn unknown_ids_do_not_exist() {
    let api = Api::start().await;
    for path in ["/access-requests/c0", "/access-requests/c0/credentials"] {
        assert_eq!(refusal(api.get(path), 404).await, "access request `c0` does not exist");
    }
    refusal(api.get("/access-requests/%FF"), 400).await;
}

#[tokio::test]
async fn a_body_must_be_a_json_object() {
    let api = Api::start().await;
    let key = api.sandbox.memory_key();
    let array = json!([key, "reason"]).to_string();
    let twice = format!(r#"{{"memoryKey":"{key}","reason":"a","reason":"b"}}"#);
    for body in ["", "{", "null", "\"text\"", "{}x", array.as_str(), &twice] {
        let request = api.call(Method::POST, "/access-requests").body(body.to_owned());
        refusal(request.header("content-type", "application/json"), 400).await;
    }
}

#[tokio::test]
async fn a_body_needs_the_content_type_of_json() {
    let api = Api::start().await;
    let body = json!({ "memoryKey": api.sandbox.memory_key(), "reason": "r" }).to_string();
    let request = || api.call(Method::POST, "/access-requests").body(body.clone());
    assert!(refusal(request(), 400).await.starts_with("Content-Type is missing"));
    for other in ["text/plain", "application/x-www-form-urlencoded", "application/problem+json"] {
        assert!(refusal(request().header("content-type", other), 400).await.contains(other));
    }
    for good in ["application/json", "Application/JSON; charset=utf-8"] {
        expect(request().header("content-type", good), 201).await;
    }
}

#[tokio::test]
async fn a_large_body_is_read() {
    let api = Api::start().await;
    api.memory(&json!({ "content": "a".repeat(3 << 20) })).await;
}

#[tokio::test]
async fn every_answer_has_its_own_request_id() {
    let api = Api::start().await;
    let (one, other) = (api.get("/tags").send().await.unwrap(), api.get("/tags").send().await.unwrap());
    assert_ne!(one.headers()["x-request-id"], other.headers()["x-request-id"]);
}

#[tokio::test]
async fn a_request_needs_one_host() {
    let sandbox = Sandbox::start().await.unwrap();
    let host = sandbox.base_url().strip_prefix("http://").unwrap().strip_suffix("/api/v1").unwrap();
    for (head, status) in [
        ("HTTP/1.1\r\nhost: x\r\n", 401),
        ("HTTP/1.1\r\nhost:\r\n", 401),
        ("HTTP/1.1\r\n", 400),
        ("HTTP/1.1\r\nhost: x\r\nHost: x\r\n", 400),
        ("HTTP/1.0\r\n", 401),
        ("HTTP/1.0\r\nhost: x\r\nhost: y\r\n", 400),
    ] {
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET /api/v1/tags {head}connection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert_eq!(answer.get(9..12), Some(status.to_string().as_str()), "{head}: {answer}");
    }
}
