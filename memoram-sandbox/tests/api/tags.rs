use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Api, QueryPairs, expect, names, refusal};

async fn tags(api: &Api) -> Vec<Value> {
    let list = expect(api.of_user(Method::GET, "/tags"), 200).await;
    assert_eq!(names(&list), ["items"]);
    list["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_tag_is_created_when_a_memory_first_names_it() {
    let api = Api::start().await;
    assert_eq!(tags(&api).await, [] as [Value; 0]);
    let id = api.memory(&json!({ "tags": ["food", "drink"] })).await;
    api.memory(&json!({ "tags": ["drink", "place"] })).await;

    let tags = tags(&api).await;
    let found: Vec<_> = tags.iter().map(|tag| &tag["name"]).collect();
    assert_eq!(found, ["food", "drink", "place"]);
    let blob = expect(api.of_user(Method::GET, &format!("/memory-blobs/{id}")), 200).await;
    assert_eq!(blob["tag_ids"], json!([tags[0]["id"], tags[1]["id"]]));
}

#[tokio::test]
async fn a_tag_has_the_documented_properties() {
    let api = Api::start().await;
    api.memory(&json!({ "tags": ["food"] })).await;
    let listed = tags(&api).await.remove(0);
    assert_eq!(names(&listed), ["color", "created_at", "description", "id", "is_enabled", "name", "updated_at"]);
    let (hash, digits) = listed["color"].as_str().unwrap().split_at(1);
    assert!(hash == "#" && digits.len() == 6 && u32::from_str_radix(digits, 16).is_ok());
    assert_eq!(listed["is_enabled"], true);

    let path = format!("/tags/{}", listed["id"].as_str().unwrap());
    assert_eq!(expect(api.of_user(Method::GET, &path), 200).await, listed);
}

#[tokio::test]
async fn wrong_calls_are_refused() {
    let api = Api::start().await;
    api.memory(&json!({ "tags": ["food"] })).await;
    let path = format!("/tags/{}", tags(&api).await[0]["id"].as_str().unwrap());
    assert_eq!(refusal(api.of_user(Method::GET, "/tags/c0"), 404).await, "tag `c0` does not exist");
    for (path, status) in [("/tags", 404), (path.as_str(), 400)] {
        assert!(refusal(api.get(path), 400).await.contains("`user_id` is missing"));
        refusal(api.get(path).query_pairs(&[("user_id", "someone")]), status).await;
        let other = [("user_id", "123e4567-e89b-42d3-a456-426614174000")];
        refusal(api.get(path).query_pairs(&other), 404).await;
    }
}
