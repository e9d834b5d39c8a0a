//! Memories and their tags.

use memoram_runtime::api::{
    CreateMemoryBlob, DeleteMemoryBlob, GetMemoryBlob, GetTag, ListMemoryBlobs, ListTags, UpdateMemoryBlob,
};
use memoram_runtime::{Client, ErrorKind};
use memoram_sandbox::Sandbox;

use crate::support::start;

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

/// A memory with every property set.
fn coffee(sandbox: &Sandbox) -> CreateMemoryBlob {
    CreateMemoryBlob {
        title: Some("Coffee".to_owned()),
        summary: Some("How it is liked".to_owned()),
        tags: Some(owned(&["food", "morning"])),
        importance: Some(0.9),
        confidence: Some(0.25),
        source: Some("chat".to_owned()),
        ..CreateMemoryBlob::new(sandbox.user_id(), sandbox.memory_key(), "0f1e2d3c")
    }
}

async fn create(sandbox: &Sandbox, client: &Client, title: &str, tags: &[&str], importance: f64) {
    let blob = CreateMemoryBlob {
        title: Some(title.to_owned()),
        tags: Some(owned(tags)),
        importance: Some(importance),
        ..CreateMemoryBlob::new(sandbox.user_id(), sandbox.memory_key(), "c")
    };
    blob.send(client).await.unwrap();
}

#[tokio::test]
async fn a_stored_memory_is_returned_unchanged() {
    let (sandbox, client) = start().await;
    let created = coffee(&sandbox).send(&client).await.unwrap();
    let read = GetMemoryBlob::new(&created.id, sandbox.user_id());
    let read = read.send(&client).await.unwrap();

    assert_eq!(read.content.as_deref(), Some("0f1e2d3c"));
    assert_eq!(read.user_id.as_deref(), Some(sandbox.user_id()));
    assert_eq!(read.title.as_deref(), Some("Coffee"));
    assert_eq!(read.summary.as_deref(), Some("How it is liked"));
    assert_eq!(read.source.as_deref(), Some("chat"));
    assert_eq!((read.importance, read.confidence), (Some(0.9), Some(0.25)));
    assert_eq!(read.tags, Some(owned(&["food", "morning"])));
    assert!(read.created_at.is_some());
    assert_eq!(read.created_at, read.updated_at);

    // The answer to the creation has the same values, without the content.
    assert_eq!(created.id, read.id);
    assert_eq!(created.user_id, read.user_id);
    assert_eq!((created.title, created.summary), (read.title, read.summary));
    assert_eq!(created.source, read.source);
    assert_eq!(created.importance, read.importance);
    assert_eq!(created.confidence, read.confidence);
    assert_eq!((created.tags, created.tag_ids), (read.tags, read.tag_ids));
    assert_eq!(created.created_at, read.created_at);
    assert_eq!(created.updated_at, read.updated_at);
}

#[tokio::test]
async fn an_update_changes_only_the_given_properties() {
    let (sandbox, client) = start().await;
    let (user, key) = (sandbox.user_id(), sandbox.memory_key());
    let id = coffee(&sandbox).send(&client).await.unwrap().id;

    let change = UpdateMemoryBlob {
        title: Some("Espresso".to_owned()),
        tags: Some(Vec::new()),
        ..UpdateMemoryBlob::new(&id, user, key)
    };
    let changed = change.send(&client).await.unwrap();
    assert_eq!(changed.id, id);
    assert_eq!(changed.title.as_deref(), Some("Espresso"));
    let [updated, created] = [changed.updated_at, changed.created_at.clone()].map(|time| time.unwrap().timestamp());
    assert!(updated.unwrap() >= created.unwrap());

    let read = GetMemoryBlob::new(&id, user).send(&client).await.unwrap();
    assert_eq!(read.title.as_deref(), Some("Espresso"));
    assert_eq!(read.tags, Some(Vec::new()));
    assert_eq!(read.content.as_deref(), Some("0f1e2d3c"));
    assert_eq!(read.summary.as_deref(), Some("How it is liked"));
    assert_eq!(read.source.as_deref(), Some("chat"));
    assert_eq!((read.importance, read.confidence), (Some(0.9), Some(0.25)));
    assert_eq!(read.created_at, changed.created_at);
}

#[tokio::test]
async fn a_deleted_memory_is_not_found() {
    let (sandbox, client) = start().await;
    let user = sandbox.user_id();
    let id = coffee(&sandbox).send(&client).await.unwrap().id;
    let kept = coffee(&sandbox).send(&client).await.unwrap().id;

    let delete = DeleteMemoryBlob::new(&id, user);
    let response = delete.send(&client).with_response().await.unwrap();
    assert_eq!(response.status(), 200);
    let get = GetMemoryBlob::new(&id, user).send(&client);
    assert_eq!(get.await.unwrap_err().kind(), ErrorKind::NotFound);
    let again = delete.send(&client).await;
    assert_eq!(again.unwrap_err().kind(), ErrorKind::NotFound);
    let page = ListMemoryBlobs::new(user).send(&client).await.unwrap();
    let left: Vec<_> = page.memory_blobs.into_iter().map(|blob| blob.id).collect();
    assert_eq!(left, [kept]);
}

#[tokio::test]
async fn pages_contain_every_memory_once_and_the_last_has_no_cursor() {
    let (sandbox, client) = start().await;
    let all: Vec<String> = (0..11).map(|number| format!("memory {number}")).collect();
    for title in &all {
        create(&sandbox, &client, title, &[], 0.5).await;
    }
    for (limit, sizes) in [(Some(4), &[4, 4, 3][..]), (Some(11), &[11]), (None, &[10, 1])] {
        let mut request = ListMemoryBlobs { limit, ..ListMemoryBlobs::new(sandbox.user_id()) };
        let mut titles = Vec::new();
        for size in sizes {
            let page = request.send(&client).await.unwrap();
            assert_eq!(page.memory_blobs.len(), *size, "limit {limit:?}");
            titles.extend(page.memory_blobs.into_iter().filter_map(|blob| blob.title));
            request.cursor = page.next_cursor;
        }
        assert_eq!(request.cursor, None, "limit {limit:?}");
        assert_eq!(titles, all, "limit {limit:?}");
    }
}

#[tokio::test]
async fn each_filter_of_the_list_is_applied() {
    let (sandbox, client) = start().await;
    create(&sandbox, &client, "Coffee", &["food", "hot & strong"], 0.9).await;
    create(&sandbox, &client, "Running", &["sport"], 0.5).await;
    create(&sandbox, &client, "Tea", &["food"], 0.2).await;

    let none = || ListMemoryBlobs::new(sandbox.user_id());
    let tags = |tags: &[&str]| ListMemoryBlobs { tags: owned(tags), ..none() };
    let search = |text: &str| ListMemoryBlobs { search_query: Some(text.to_owned()), ..none() };
    let importance = |least| ListMemoryBlobs { importance: Some(least), ..none() };
    let table: [(ListMemoryBlobs, &[&str]); 8] = [
        (none(), &["Coffee", "Running", "Tea"]),
        (tags(&["food"]), &["Coffee", "Tea"]),
        (tags(&["sport", "hot & strong"]), &["Coffee", "Running"]),
        (search("RUN"), &["Running"]),
        (search("a&b=c"), &[]),
        (importance(0.5), &["Coffee", "Running"]),
        (importance(0.9), &["Coffee"]),
        (ListMemoryBlobs { importance: Some(0.3), ..tags(&["food"]) }, &["Coffee"]),
    ];
    for (request, expected) in table {
        let page = request.send(&client).await.unwrap();
        let titles: Vec<_> = page.memory_blobs.iter().map(|blob| &blob.title).collect();
        let titles: Vec<_> = titles.into_iter().flatten().collect();
        assert_eq!(titles, expected, "{request:?}");
    }
}

#[tokio::test]
async fn tags_are_listed_and_read_one_by_one() {
    let (sandbox, client) = start().await;
    let user = sandbox.user_id();
    let blob = coffee(&sandbox).send(&client).await.unwrap();

    let tags = ListTags::new(user).send(&client).await.unwrap().items;
    let ids: Vec<_> = tags.iter().map(|tag| tag.id.clone()).collect();
    assert_eq!(blob.tag_ids, Some(ids));
    let names: Vec<_> = tags.iter().filter_map(|tag| tag.name.as_deref()).collect();
    assert_eq!(names, ["food", "morning"]);

    let tag = GetTag::new(&tags[1].id, user).send(&client).await.unwrap();
    assert_eq!(tag.id, tags[1].id);
    assert_eq!(tag.name.as_deref(), Some("morning"));
    assert_eq!(tag.is_enabled, Some(true));
    assert_eq!(tag.description, tags[1].description);
    let color = tag.color.unwrap();
    assert!(color.starts_with('#') && color.len() == 7, "{color}");
    assert!(tag.created_at.is_some());
    assert_eq!(tag.created_at, tag.updated_at);

    let missing = GetTag::new("no-such-tag", user).send(&client).await;
    assert_eq!(missing.unwrap_err().kind(), ErrorKind::NotFound);
}
