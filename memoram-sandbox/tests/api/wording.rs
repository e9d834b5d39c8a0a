//! Refusals use the words of the API's document, not those of Rust.

use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Api, refusal};

/// Values that are wrong for each property of this module's tests.
fn wrong_for(kind: &str) -> Vec<Value> {
    let mut wrong = vec![json!(null), json!(true), json!({}), json!([1])];
    wrong.extend((kind != "a string").then(|| json!("x")));
    wrong.extend((kind != "a number").then(|| json!(1.5)));
    wrong.extend((kind != "a number").then(|| json!(-3)));
    wrong
}

const BODIES: [(&str, &str, &str); 14] = [
    ("/auth/token", "api_key", "a string"),
    ("/auth/token", "expires_in", "an integer of at least 1"),
    ("/access-requests", "memoryKey", "a string"),
    ("/access-requests", "reason", "a string"),
    ("/memory-blobs", "user_id", "a string"),
    ("/memory-blobs", "memoryKey", "a string"),
    ("/memory-blobs", "content", "a string"),
    ("/memory-blobs", "title", "a string"),
    ("/memory-blobs", "summary", "a string"),
    ("/memory-blobs", "source", "a string"),
    ("/memory-blobs", "tags", "an array of strings"),
    ("/memory-blobs", "importance", "a number"),
    ("/memory-blobs", "confidence", "a number"),
    ("/memory-blobs/c0", "user_id", "a string"),
];

#[tokio::test]
async fn a_property_of_a_wrong_type_is_named_with_its_type() {
    let api = Api::start().await;
    for (path, name, kind) in BODIES {
        let method = if path.ends_with("/c0") { Method::PATCH } else { Method::POST };
        for value in wrong_for(kind) {
            let mut body = api.draft(&json!({ "api_key": api.sandbox.api_key(), "reason": "r", "content": "" }));
            body[name] = value.clone();
            let message = refusal(api.call(method.clone(), path).json(&body), 400).await;
            assert_eq!(message, format!("`{name}` must be {kind}"), "{path} {value}");
        }
    }
}

#[tokio::test]
async fn a_parameter_of_a_wrong_type_is_named_with_its_type() {
    let api = Api::start().await;
    for (query, says) in [
        ("limit=x", "`limit` must be an integer of at least 1"),
        ("limit=", "`limit` must be an integer of at least 1"),
        ("limit=-1", "`limit` must be an integer of at least 1"),
        ("limit=1e3", "`limit` must be an integer of at least 1"),
        ("limit=99999999999999999999", "`limit` must be an integer of at least 1"),
        ("importance=high", "`importance` must be a number"),
        ("importance=NaN", "`importance` must be between 0 and 1, not NaN"),
        ("importance=1&importance=1", "`importance` is given more than once"),
        ("user_id=x", "`user_id` is given more than once"),
    ] {
        let path = format!("/memory-blobs?user_id={}&{query}", api.sandbox.user_id());
        assert_eq!(refusal(api.get(&path), 400).await, says, "{query}");
    }
    for path in ["/memory-blobs", "/memory-blobs/c0", "/tags", "/tags/c0"] {
        assert_eq!(refusal(api.get(path), 400).await, "`user_id` is missing");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_told_in_the_words_of_json() {
    let api = Api::start().await;
    for (body, says) in [
        ("", "the body must be a JSON object"),
        (" [1]", "the body must be a JSON object"),
        ("null", "the body must be a JSON object"),
        ("{", "the body cannot be read as JSON: EOF while parsing an object at line 1 column 1"),
        ("{}x", "the body cannot be read as JSON: trailing characters at line 1 column 3"),
        (r#"{"a": b}"#, "the body cannot be read as JSON: expected value at line 1 column 7"),
        (r#"{"a": 1e999}"#, "the body cannot be read as JSON: number out of range at line 1 column 11"),
        (r#"{"reason": "a", "reason": "b", "memoryKey": "c"}"#, "`reason` is given more than once"),
        (r#"{"unknown": 1, "unknown": 2}"#, "`memoryKey` is missing"),
    ] {
        let request = api.call(Method::POST, "/access-requests").body(body).header("content-type", "application/json");
        assert_eq!(refusal(request, 400).await, says, "{body}");
    }
    let message = refusal(api.get("/access-requests/%FF"), 400).await;
    assert_eq!(message, "the id in the path is not UTF-8");
}
