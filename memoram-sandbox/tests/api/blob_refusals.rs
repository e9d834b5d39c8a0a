use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Api, QueryPairs, expect, refusal, with};

fn full() -> Value {
    json!({ "content": "c2VjcmV0", "title": "Tea", "tags": ["food"], "importance": 0.5, "confidence": 1 })
}

#[tokio::test]
async fn wrong_drafts_are_refused() {
    let api = Api::start().await;
    let path = format!("/memory-blobs/{}", api.memory(&full()).await);
    for (more, status, says) in [
        (json!({ "user_id": "someone" }), 400, "`user_id` must be a UUID"),
        (json!({ "user_id": "123e4567-e89b-42d3-a456-426614174000" }), 404, "user `123e"),
        (json!({ "memoryKey": "other" }), 404, "memory key `other` does not exist"),
        (json!({ "confidence": 2 }), 400, "`confidence` must be between"),
        (json!({ "confidence": -0.01 }), 400, "`confidence` must be between"),
        (json!({ "title": null }), 400, "`title` must be a string"),
        (json!({ "tags": "food" }), 400, "`tags` must be an array of strings"),
        (json!({ "tags": [1] }), 400, "`tags` must be an array of strings"),
        (json!({ "content": 7 }), 400, "`content` must be a string"),
    ] {
        let body = with(api.draft(&full()), &more);
        for request in [api.post("/memory-blobs", &body), api.call(Method::PATCH, &path).json(&body)] {
            let message = refusal(request, status).await;
            assert!(message.contains(says), "{more}: {message}");
        }
    }
}

#[tokio::test]
async fn required_properties_are_required() {
    let api = Api::start().await;
    let path = format!("/memory-blobs/{}", api.memory(&full()).await);
    for name in ["user_id", "memoryKey"] {
        let mut body = api.draft(&full());
        body.as_object_mut().unwrap().remove(name);
        for request in [api.post("/memory-blobs", &body), api.call(Method::PATCH, &path).json(&body)] {
            assert!(refusal(request, 400).await.contains(name));
        }
    }
    let message = refusal(api.post("/memory-blobs", &api.draft(&json!({}))), 400).await;
    assert_eq!(message, "`content` is missing");
    expect(api.call(Method::PATCH, &path).json(&api.draft(&json!({}))), 200).await;
}

#[tokio::test]
async fn the_user_id_of_a_query_is_checked() {
    let api = Api::start().await;
    let path = format!("/memory-blobs/{}", api.memory(&full()).await);
    let other = [("user_id", "123e4567-e89b-42d3-a456-426614174000")];
    for method in [Method::GET, Method::DELETE] {
        let message = refusal(api.call(method.clone(), &path), 400).await;
        assert!(message.contains("`user_id` is missing"), "{message}");
        refusal(api.call(method, &path).query_pairs(&other), 404).await;
    }
    let wrong = [("user_id", "someone")];
    refusal(api.get(&path).query_pairs(&wrong), 404).await;
    refusal(api.call(Method::DELETE, &path).query_pairs(&wrong), 400).await;
}
