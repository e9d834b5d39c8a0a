use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Api, QueryPairs, expect};

async fn with_memories(count: usize) -> Api {
    let api = Api::start().await;
    for number in 0..count {
        let tag = if number % 2 == 0 { "even" } else { "odd" };
        api.memory(&json!({ "title": number.to_string(), "tags": [tag] })).await;
    }
    api
}

async fn page(api: &Api, query: &[(&str, &str)], cursor: &Value) -> Value {
    let request = api.of_user(Method::GET, "/memory-blobs").query_pairs(query);
    let cursor = cursor.as_str().map(|cursor| ("cursor", cursor));
    expect(request.query_pairs(cursor.as_slice()), 200).await
}

fn titles(page: &Value) -> Vec<&str> {
    let blobs = page["memoryBlobs"].as_array().unwrap();
    blobs.iter().map(|blob| blob["title"].as_str().unwrap()).collect()
}

/// Returns the titles on each page, up to the last page.
async fn walk(api: &Api, query: &[(&str, &str)]) -> Vec<Vec<String>> {
    let (mut pages, mut cursor) = (Vec::new(), Value::Null);
    loop {
        let page = page(api, query, &cursor).await;
        pages.push(titles(&page).into_iter().map(str::to_owned).collect());
        cursor = page["next_cursor"].clone();
        if cursor.is_null() {
            return pages;
        }
    }
}

#[tokio::test]
async fn ten_is_the_default_limit() {
    let api = with_memories(11).await;
    let pages = walk(&api, &[]).await;
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [10, 1]);
    assert_eq!(pages[1], ["10"]);
}

#[tokio::test]
async fn filters_apply_to_every_page() {
    let api = with_memories(9).await;
    assert_eq!(walk(&api, &[("tags", "odd"), ("limit", "3")]).await, [vec!["1", "3", "5"], vec!["7"]]);
}

#[tokio::test]
async fn a_full_last_page_has_no_cursor() {
    let api = with_memories(4).await;
    assert_eq!(walk(&api, &[("limit", "2")]).await, [["0", "1"], ["2", "3"]]);
    assert_eq!(walk(&api, &[("limit", "18446744073709551615")]).await, [["0", "1", "2", "3"]]);
}

#[tokio::test]
async fn an_empty_list_is_one_empty_page() {
    let api = with_memories(0).await;
    let page = page(&api, &[], &Value::Null).await;
    assert_eq!(page, json!({ "memoryBlobs": [], "next_cursor": null }));
}

#[tokio::test]
async fn a_cursor_works_after_its_memory_is_deleted() {
    let api = with_memories(4).await;
    let first = page(&api, &[("limit", "2")], &Value::Null).await;
    for blob in first["memoryBlobs"].as_array().unwrap() {
        let path = format!("/memory-blobs/{}", blob["id"].as_str().unwrap());
        expect(api.of_user(Method::DELETE, &path), 200).await;
    }
    let second = page(&api, &[("limit", "2")], &first["next_cursor"]).await;
    assert_eq!(titles(&second), ["2", "3"]);
}
