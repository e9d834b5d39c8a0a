//! Lists by page number and by offset.

use std::time::Duration;

use memoram_runtime::testing::{Mock, Received, Reply};
use memoram_runtime::{Client, ErrorKind, Outcome};
use serde_json::json;

use crate::{BOOKS, ItemsOf, ListBooks, Search, all, books, items_of, queries};

fn numbers(mock: &Mock) -> Vec<String> {
    queries::<ListBooks>(mock, "page").into_iter().map(Option::unwrap_or_default).collect()
}

#[tokio::test]
async fn a_list_by_page_ends_with_a_page_that_is_shorter_than_the_one_before() {
    let mock = books(&[&["a", "b"], &["c", "d"], &["e"]]);
    assert_eq!(items_of(&BOOKS, &mock).await, ["a", "b", "c", "d", "e"]);
    assert_eq!(numbers(&mock), ["", "2", "3"]);
    assert_eq!(queries::<ListBooks>(&mock, "sort"), vec![Some("a".to_owned()); 3]);
    assert_eq!(queries::<ListBooks>(&mock, "per_page"), vec![Some("2".to_owned()); 3]);
}

#[tokio::test]
async fn a_list_by_page_ends_with_an_empty_page() {
    let mock = books(&[&["a", "b"], &["c", "d"], &[]]);
    assert_eq!(items_of(&BOOKS, &mock).await, ["a", "b", "c", "d"]);
    assert_eq!(numbers(&mock), ["", "2", "3"]);
    let mock = books(&[&[]]);
    assert!(items_of(&BOOKS, &mock).await.is_empty());
}

/// A server may cap the limit without saying so.
#[tokio::test]
async fn a_first_page_below_the_limit_does_not_end_the_list() {
    let mock = books(&[&["a"], &["b"], &[]]);
    assert_eq!(items_of(&BOOKS, &mock).await, ["a", "b"]);
}

#[tokio::test]
async fn a_list_by_page_begins_where_the_request_says() {
    let mock = books(&[&["a"], &[]]);
    assert_eq!(items_of(&ListBooks { page: Some(7), ..BOOKS }, &mock).await, ["a"]);
    assert_eq!(numbers(&mock), ["7", "8"]);
}

#[tokio::test]
async fn a_server_that_ignores_the_page_is_an_error_and_no_endless_list() {
    let mock = Mock::new().on::<ListBooks>(|_| Reply::json(["a", "b"]));
    let (items, error) = all(BOOKS.items_of(&mock)).await;
    let error = error.unwrap();
    assert_eq!((items.len(), mock.calls::<ListBooks>()), (4, 2));
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Response, Outcome::Completed));
    assert!(error.to_string().contains("the answer is the page that was there before"), "{error}");
}

#[tokio::test]
async fn a_page_number_that_overflows_ends_the_list_with_an_error() {
    let mock = books(&[&["a"]]);
    let (items, error) = all(ListBooks { page: Some(u64::MAX), ..BOOKS }.items_of(&mock)).await;
    assert_eq!(items, ["a"]);
    assert!(error.unwrap().to_string().contains("the number of the next page is too large"));
}

#[tokio::test]
async fn an_offset_grows_by_what_has_arrived() {
    let page = |hits: &[&str]| Reply::json(json!({ "hits": hits }));
    let mock = Mock::new().on_sequence::<Search>([page(&["a", "b", "c"]), page(&["d", "e", "f"]), page(&["g"])]);
    let search = Search { text: "x", from: None, size: 50 };
    assert_eq!(items_of(&search, &mock).await, ["a", "b", "c", "d", "e", "f", "g"]);
    let bodies: Vec<_> = mock.received::<Search>().iter().map(Received::json).collect();
    let body = |from: Option<u64>| match from {
        Some(from) => json!({ "text": "x", "size": 50, "from": from }),
        None => json!({ "text": "x", "size": 50 }),
    };
    assert_eq!(bodies, [body(None), body(Some(3)), body(Some(6))]);

    let mock = Mock::new().on_sequence::<Search>([page(&["a"]), Reply::json(json!({}))]);
    assert_eq!(items_of(&Search { from: Some(10), ..search }, &mock).await, ["a"]);
    assert_eq!(mock.received::<Search>()[1].json()["from"], 11);
}

#[tokio::test]
async fn each_page_has_the_headers_and_the_time_limit_of_the_list() {
    let mock = books(&[&["a"], &["b"], &[]]);
    let client = mock.client();
    let (items, _) = all(BOOKS.items(&client).header("X-Tenant", "acme").header("x-tenant", "other")).await;
    assert_eq!(items, ["a", "b"]);
    assert!(mock.received::<ListBooks>().iter().all(|received| received.header("x-tenant") == Some("other")));

    let (items, error) = all(BOOKS.items(&client).header("Authorization", "x")).await;
    assert!(items.is_empty());
    assert_eq!(error.unwrap().kind(), ErrorKind::InvalidRequest);
}

#[tokio::test(start_paused = true)]
async fn the_time_limit_is_one_for_each_page() {
    let seconds = Duration::from_secs;
    let mock = Mock::new().on::<ListBooks>(|received| match received.nth() {
        1 => Reply::json(["a"]).delay(Duration::from_secs(4)),
        2 => Reply::json(["b"]).delay(Duration::from_secs(4)),
        _ => Reply::json(["c"]).delay(Duration::from_secs(6)),
    });
    let (items, error) = all(BOOKS.items(&mock.client()).timeout(seconds(5))).await;
    assert_eq!(items, ["a", "b"]);
    assert_eq!(error.unwrap().kind(), ErrorKind::Timeout);
}

#[test]
fn pages_and_items_are_iterators_of_the_blocking_client() {
    let mock = books(&[&["a", "b"], &["c"], &["a", "b"], &["c"], &["d"]]);
    let client = Client::builder().bearer("t").base_url("http://localhost").mock(&mock).build_blocking().unwrap();
    let items: Result<Vec<String>, _> = BOOKS.items_blocking(&client).collect();
    assert_eq!(items.unwrap(), ["a", "b", "c"]);
    let pages = BOOKS.pages_blocking(&client).limit_pages(2).timeout(Duration::from_secs(9)).header("x-a", "b");
    let sizes: Vec<usize> = pages.map(|page| page.unwrap().len()).collect();
    assert_eq!(sizes, [2, 1]);
    assert_eq!(mock.received::<ListBooks>()[3].header("x-a"), Some("b"));
}

#[tokio::test]
async fn pages_are_followed_like_items() {
    let mock = books(&[&["a", "b"], &["c"]]);
    let mut pages = BOOKS.pages(&mock.client());
    let mut sizes = Vec::new();
    while let Some(page) = pages.try_next().await.unwrap() {
        sizes.push(page.len());
    }
    assert_eq!(sizes, [2, 1]);
}
