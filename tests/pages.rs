//! Paginated lists over real HTTP: each item is returned once, filters apply to every page, and failed pages are retried.

#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use memoram_runtime::api::{CreateMemoryBlob, ListMemoryBlobs};
use memoram_runtime::model::MemoryBlob;
use memoram_runtime::{Client, ErrorKind, Items, memoram_endpoint};
use memoram_sandbox::{Fault, Method, Sandbox};

use support::start;

/// A sandbox with `count` memories. Every third one has a tag.
async fn with_memories(count: usize) -> (Sandbox, Client) {
    let (sandbox, client) = start().await;
    for number in 0..count {
        let tags = Some(vec!["third & last".to_owned()]).filter(|_| number % 3 == 2);
        let title = Some(number.to_string());
        let blob = CreateMemoryBlob::new(sandbox.user_id(), sandbox.memory_key(), "0f1e2d3c");
        CreateMemoryBlob { title, tags, ..blob }.send(&client).await.unwrap();
    }
    (sandbox, client)
}

async fn titles(mut items: Items<MemoryBlob>) -> Vec<usize> {
    let mut titles = Vec::new();
    while let Some(blob) = items.try_next().await.unwrap() {
        titles.push(blob.title.unwrap().parse().unwrap());
    }
    titles
}

fn requests(sandbox: &Sandbox) -> usize {
    sandbox.requests(Method::GET, "/memory-blobs")
}

#[tokio::test]
async fn items_come_in_order_and_once() {
    let (sandbox, client) = with_memories(25).await;
    let list = ListMemoryBlobs::new(sandbox.user_id());
    assert_eq!(titles(list.items(&client)).await, (0..25).collect::<Vec<_>>());
    assert_eq!((requests(&sandbox), sandbox.requests(Method::POST, "/auth/token")), (3, 1));

    let filtered = ListMemoryBlobs { limit: Some(3), tags: vec!["third & last".to_owned()], ..list };
    assert_eq!(titles(filtered.items(&client)).await, [2, 5, 8, 11, 14, 17, 20, 23]);
    assert_eq!(titles(filtered.items(&client).limit_pages(1)).await, [2, 5, 8]);

    let empty = ListMemoryBlobs { search_query: Some("nothing has this".to_owned()), ..filtered };
    assert!(titles(empty.items(&client)).await.is_empty());
}

#[tokio::test]
async fn pages_have_headers_and_can_start_at_a_cursor() {
    let (sandbox, client) = with_memories(7).await;
    let list = ListMemoryBlobs { limit: Some(3), ..ListMemoryBlobs::new(sandbox.user_id()) };
    let mut pages = list.pages(&client);
    let (mut sizes, mut ids) = (Vec::new(), BTreeSet::new());
    let mut second = None;
    while let Some(page) = pages.try_next().await.unwrap() {
        ids.insert(page.request_id().unwrap().to_owned());
        sizes.push(page.memory_blobs.len());
        second = second.or_else(|| page.next_cursor.clone());
    }
    assert_eq!((sizes, ids.len()), (vec![3, 3, 1], 3));
    assert_eq!(titles(ListMemoryBlobs { cursor: second, ..list }.items(&client)).await, [3, 4, 5, 6]);
}

#[memoram_endpoint(GET, "/memory-blobs", paginate(cursor = cursor, next = next_cursor, items = memory_blobs))]
struct Borrowed<'a> {
    user_id: &'a str,
    limit: u8,
    cursor: Option<&'a str>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_continues_in_another_task_after_its_request_and_client_are_dropped() {
    let (sandbox, client) = with_memories(5).await;
    let user = sandbox.user_id().to_owned();
    let items = Borrowed { user_id: &user, limit: 2, cursor: None }.items(&client);
    drop((user, client));
    assert_eq!(tokio::spawn(titles(items)).await.unwrap(), [0, 1, 2, 3, 4]);
}

#[tokio::test]
async fn a_failed_page_is_retried_like_any_call() {
    let (sandbox, client) = with_memories(3).await;
    let list = ListMemoryBlobs { limit: Some(2), ..ListMemoryBlobs::new(sandbox.user_id()) };
    let mut items = list.items(&client);
    assert!(items.try_next().await.unwrap().is_some());
    sandbox.expire_tokens();
    sandbox.fail_next(Method::GET, "/memory-blobs", Fault::Status(502)).unwrap();
    assert_eq!(titles(items).await, [1, 2]);
    assert_eq!(sandbox.requests(Method::POST, "/auth/token"), 2);

    let mut items = ListMemoryBlobs { cursor: Some("not of this API".to_owned()), ..list }.items(&client);
    assert_eq!(items.try_next().await.unwrap_err().kind(), ErrorKind::BadRequest);
    assert!(items.try_next().await.unwrap().is_none());
}
