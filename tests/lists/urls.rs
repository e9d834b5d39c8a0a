//! Lists by the header `Link` and by a URL in the answer.

use memoram_runtime::testing::{Mock, Reply};
use memoram_runtime::{Client, ErrorKind, Outcome};
use serde_json::json;

use crate::{ItemsOf, ListNotes, ListTasks, all, items_of, queries};

const NOTES: ListNotes = ListNotes { folder: "a b", sort: "up" };

/// Answers with one note, and with these links.
fn linking(links: &'static [&'static str]) -> Mock {
    Mock::new().on::<ListNotes>(move |received| {
        let reply = Reply::json([received.nth().to_string()]);
        match links.get(received.nth() - 1) {
            Some(link) => reply.with_header("link", link),
            None => reply,
        }
    })
}

#[tokio::test]
async fn a_list_by_link_ends_with_the_answer_that_has_none() {
    // Relative and absolute, on another path, and with a fragment.
    let mock = linking(&[
        "<?sort=up&cursor=2>; rel=\"next\", <?x>; rel=\"last\"",
        "<http://localhost/notes/17?cursor=%2F3#top>; rel=next",
        "</notes/a%20b?cursor=4>; rel=next",
    ]);
    assert_eq!(items_of(&NOTES, &mock).await, ["1", "2", "3", "4"]);
    let cursors: Vec<_> = queries::<ListNotes>(&mock, "cursor").into_iter().map(Option::unwrap_or_default).collect();
    assert_eq!(cursors, ["", "2", "/3", "4"]);
    let folders: Vec<_> = mock.received::<ListNotes>().iter().map(|one| one.path("folder").unwrap()).collect();
    assert_eq!(folders, ["a b", "a b", "17", "a b"]);
    let tokens = mock.received::<ListNotes>();
    assert!(tokens.iter().all(|one| one.header("authorization").is_some()));
}

#[tokio::test]
async fn the_next_page_is_never_requested_from_another_server() {
    for link in [
        "<https://localhost/notes/x>; rel=next",
        "<http://localhost:81/notes/x>; rel=next",
        "<http://evil.example/notes/x>; rel=next",
        "<//evil.example/notes/x>; rel=next",
        "<http://ann@localhost/notes/x>; rel=next",
        "<http://:secret@localhost/notes/x>; rel=next",
        "<file:///etc/passwd>; rel=next",
        "<http://[::bad>; rel=next",
    ] {
        let mock = Mock::new().on::<ListNotes>(move |_| Reply::json(["a"]).with_header("link", link));
        let (items, error) = all(NOTES.items_of(&mock)).await;
        let error = error.unwrap();
        assert_eq!((items.len(), mock.calls::<ListNotes>()), (1, 1), "{link}");
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Response, Outcome::Completed), "{link}");
        let text = format!("{error} {error:?}");
        assert!(!text.contains("evil") && !text.contains("secret"), "{text}");
    }
}

#[tokio::test]
async fn a_url_that_was_there_before_ends_the_list_with_an_error() {
    for links in [&["<?p=2>; rel=next", "<?p=2>; rel=next"][..], &["<?sort=up>; rel=next"]] {
        let links: &'static [&'static str] = links;
        let mock = linking(links);
        let (items, error) = all(NOTES.items_of(&mock)).await;
        assert_eq!(items.len(), links.len());
        assert!(error.unwrap().to_string().contains("a page that was there before"));
    }
}

#[tokio::test]
async fn a_key_that_the_server_repeats_in_the_url_is_sent_once() {
    let mock = linking(&["<?app%49d=k-1&cursor=2&empty=>; rel=next", "<?appId=other&cursor=3>; rel=next"]);
    let client = Client::builder().base_url("http://localhost").api_key_query("appId", "k-1").mock(&mock);
    let (items, error) = all(NOTES.items(&client.build().unwrap())).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(items.len(), 3);
    for received in mock.received::<ListNotes>() {
        assert_eq!(received.query_all("appId"), ["k-1"]);
    }
    assert_eq!(queries::<ListNotes>(&mock, "empty")[1].as_deref(), Some(""));
}

#[tokio::test]
async fn a_list_by_url_ends_with_the_page_that_has_none() {
    let next = |nth: usize| match nth {
        1 => json!("/tasks?after=b"),
        2 => json!("http://localhost/tasks?after=c"),
        3 => json!(""),
        _ => json!(null),
    };
    let mock = Mock::new()
        .on::<ListTasks>(move |one| Reply::json(json!({ "hits": [one.nth().to_string()], "next": next(one.nth()) })));
    assert_eq!(items_of(&ListTasks {}, &mock).await, ["1", "2", "3"]);
    let after: Vec<_> = queries::<ListTasks>(&mock, "after").into_iter().flatten().collect();
    assert_eq!(after, ["b", "c"]);
}

#[tokio::test]
async fn a_url_with_dots_is_resolved_before_it_is_sent() {
    let mock = linking(&["</a/../notes/./x%2Fy?c=%2e>; rel=next"]);
    assert_eq!(items_of(&NOTES, &mock).await.len(), 2);
    assert_eq!(mock.received::<ListNotes>()[1].path("folder").as_deref(), Some("x/y"));
    assert_eq!(queries::<ListNotes>(&mock, "c")[1].as_deref(), Some("."));
}
