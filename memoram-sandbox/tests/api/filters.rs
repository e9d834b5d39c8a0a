use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Api, QueryPairs, expect, refusal};

async fn with_memories() -> Api {
    let api = Api::start().await;
    for memory in [
        json!({ "title": "one", "tags": ["food"], "importance": 0.2 }),
        json!({ "title": "two", "summary": "Green TEA", "tags": ["food", "drink"], "importance": 0.5 }),
        json!({ "title": "three", "source": "teahouse", "tags": ["place"], "importance": 1.0 }),
        json!({ "title": "four" }),
    ] {
        api.memory(&memory).await;
    }
    api
}

type Query<'a> = &'a [(&'a str, &'a str)];

async fn titles(api: &Api, query: Query<'_>) -> Vec<String> {
    let page = expect(api.of_user(Method::GET, "/memory-blobs").query_pairs(query), 200).await;
    assert_eq!(page["next_cursor"], Value::Null);
    let blobs = page["memoryBlobs"].as_array().unwrap();
    assert!(blobs.iter().all(|blob| blob["content"].is_string()));
    blobs.iter().map(|blob| blob["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn each_filter_keeps_only_the_memories_that_match() {
    let api = with_memories().await;
    let cases: [(Query<'_>, &[&str]); 11] = [
        (&[], &["one", "two", "three", "four"]),
        (&[("tags", "food")], &["one", "two"]),
        (&[("tags", "drink,place")], &["two", "three"]),
        (&[("tags", "drink, place")], &["two", "three"]),
        (&[("tags", "foo")], &[]),
        (&[("searchQuery", "tea")], &["two", "three"]),
        (&[("searchQuery", "FOUR")], &["four"]),
        (&[("importance", "0.5")], &["two", "three"]),
        (&[("importance", "0")], &["one", "two", "three"]),
        (&[("tags", "food,place"), ("importance", "0.3"), ("searchQuery", "green")], &["two"]),
        (&[("unknown", "ignored"), ("tags", "")], &["one", "two", "three", "four"]),
    ];
    for (query, expected) in cases {
        assert_eq!(titles(&api, query).await, expected, "{query:?}");
    }
}

#[tokio::test]
async fn wrong_queries_are_refused() {
    let api = with_memories().await;
    for (name, value) in [
        ("limit", "0"),
        ("limit", "-1"),
        ("limit", "1.5"),
        ("limit", ""),
        ("importance", "1.1"),
        ("importance", "-0.1"),
        ("importance", "NaN"),
        ("importance", "high"),
        ("cursor", ""),
        ("cursor", "after:1"),
        ("cursor", "MQ"),
    ] {
        let message = refusal(api.of_user(Method::GET, "/memory-blobs").query_pairs(&[(name, value)]), 400).await;
        assert!(message.contains(name), "{name}={value}: {message}");
    }
    let twice = [("limit", "1"), ("limit", "2")];
    refusal(api.of_user(Method::GET, "/memory-blobs").query_pairs(&twice), 400).await;
}

#[tokio::test]
async fn the_user_id_is_required_and_must_exist() {
    let api = with_memories().await;
    assert!(refusal(api.get("/memory-blobs"), 400).await.contains("user_id"));
    let other = api.get("/memory-blobs").query_pairs(&[("user_id", "someone")]);
    assert_eq!(refusal(other, 404).await, "user `someone` does not exist");
}
