use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Api, expect, names, refusal};

fn full() -> Value {
    json!({
        "content": "c2VjcmV0", "title": "Tea", "summary": "Likes tea", "tags": ["food", "drink"],
        "importance": 0.5, "confidence": 1, "source": "chat",
    })
}

#[tokio::test]
async fn a_memory_is_created_and_read() {
    let api = Api::start().await;
    let created = expect(api.post("/memory-blobs", &api.draft(&full())), 201).await;
    let documented = [
        "confidence",
        "created_at",
        "id",
        "importance",
        "source",
        "summary",
        "tag_ids",
        "tags",
        "title",
        "updated_at",
        "user_id",
    ];
    assert_eq!(names(&created), documented);
    assert_eq!(created["tags"], json!(["food", "drink"]));
    assert_eq!(created["tag_ids"].as_array().unwrap().len(), 2);

    let path = format!("/memory-blobs/{}", created["id"].as_str().unwrap());
    let mut read = expect(api.of_user(Method::GET, &path), 200).await;
    let content = read.as_object_mut().unwrap().remove("content");
    assert_eq!((content, read), (Some(json!("c2VjcmV0")), created));
}

#[tokio::test]
async fn missing_properties_are_left_out_of_the_answer() {
    let api = Api::start().await;
    let created = expect(api.post("/memory-blobs", &api.draft(&json!({ "content": "" }))), 201).await;
    assert_eq!(names(&created), ["created_at", "id", "tag_ids", "tags", "updated_at", "user_id"]);
}

#[tokio::test]
async fn an_update_changes_only_the_properties_in_its_body() {
    let api = Api::start().await;
    let path = format!("/memory-blobs/{}", api.memory(&full()).await);
    let before = expect(api.of_user(Method::GET, &path), 200).await;
    let body = api.draft(&json!({ "tags": ["new"], "importance": 0 }));
    let updated = expect(api.call(Method::PATCH, &path).json(&body), 200).await;
    assert!(updated.get("content").is_none());
    assert_eq!(updated["tags"], json!(["new"]));
    assert_eq!(updated["importance"], 0.0);

    let after = expect(api.of_user(Method::GET, &path), 200).await;
    for kept in ["id", "content", "title", "summary", "confidence", "source", "created_at", "user_id"] {
        assert_eq!(after[kept], before[kept], "{kept}");
    }
    let body = api.draft(&json!({ "content": "bmV3" }));
    expect(api.call(Method::PATCH, &path).json(&body), 200).await;
    assert_eq!(expect(api.of_user(Method::GET, &path), 200).await["content"], "bmV3");
}

#[tokio::test]
async fn importance_has_no_bounds() {
    let api = Api::start().await;
    for importance in [5.0, -1.5, 1e300] {
        let path = format!("/memory-blobs/{}", api.memory(&json!({ "importance": importance })).await);
        assert_eq!(expect(api.of_user(Method::GET, &path), 200).await["importance"], importance);
        let body = api.draft(&json!({ "importance": -importance }));
        assert_eq!(expect(api.call(Method::PATCH, &path).json(&body), 200).await["importance"], -importance);
    }
}

#[tokio::test]
async fn a_deleted_memory_is_gone() {
    let api = Api::start().await;
    let path = format!("/memory-blobs/{}", api.memory(&full()).await);
    assert!(expect(api.of_user(Method::DELETE, &path), 200).await.is_object());
    for method in [Method::GET, Method::DELETE] {
        assert!(refusal(api.of_user(method, &path), 404).await.starts_with("memory blob `c"));
    }
    refusal(api.call(Method::PATCH, &path).json(&api.draft(&full())), 404).await;
}
