//! Event streams, in memory and on paused time.

use std::sync::{Arc, Mutex};

use memoram_runtime::testing::{Chunk, Mock, Reply};
use memoram_runtime::{Client, ErrorKind, Limits, Outcome};
use tokio::time::Instant;

use crate::{Chat, Price, WatchPrices, waits};

const PRICES: &str = "\u{feff}: hi\r\nid: 7\r\nevent: price\r\ndata: {\"cents\":\r\ndata: 1}\r\n\r\ndata: {}\r\n\r\ndata: {\"cents\":2}\r\n\r\n";

#[tokio::test]
async fn events_are_values_wherever_a_chunk_begins() {
    for at in 0..=PRICES.len() {
        let (first, second) = PRICES.as_bytes().split_at(at);
        let chunks = [Chunk::from(first.to_vec()), Chunk::from(second.to_vec())];
        let mock = Mock::new().on::<WatchPrices>(move |_| {
            Reply::chunks(chunks.clone()).with_header("content-type", "text/event-stream; charset=utf-8")
        });
        let mut events = WatchPrices.send(&mock.client()).await.unwrap();
        let event = events.next().await.unwrap().unwrap();
        assert_eq!((event.name.as_str(), &*event.id, event.data), ("price", "7", Price { cents: 1 }));
        let error = events.next().await.unwrap().unwrap_err();
        assert!(
            error.to_string().contains("an event of its body does not fit the response type: misses \"cents\""),
            "{error}"
        );
        assert_eq!((error.outcome(), error.raw_body().unwrap().as_ref()), (Outcome::Completed, b"{}".as_ref()));
        let event = events.next().await.unwrap().unwrap();
        assert_eq!((event.name.as_str(), &*event.id, event.data), ("message", "7", Price { cents: 2 }));
        assert!(events.next().await.is_none());
        assert_eq!(mock.received::<WatchPrices>()[0].header("accept"), Some("text/event-stream"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_ends_at_the_event_that_is_said_to_be_the_last() {
    let chunks = ["data: Hello\n\n".into(), waits(20), ":\n".into(), waits(20), "data: [DONE]\n\ndata: x\n\n".into()];
    let mock = Mock::new().on::<Chat<'_>>(move |_| Reply::chunks(chunks.clone()));
    let mut events = Chat { text: "Hi" }.send(&mock.client()).await.unwrap().until("[DONE]");
    assert_eq!(events.next().await.unwrap().unwrap().data, "Hello");
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_event_above_the_limit_ends_the_stream() {
    for long in ["data: 0123456789".to_owned(), "data: 01234\n".repeat(3)] {
        let mock = Mock::new().on::<Chat<'_>>(move |_| Reply::chunks(["data: a\n\n", &long.clone(), "\n\n"]));
        let client = Client::builder().bearer("t").base_url("http://localhost").mock(&mock);
        let client = client.limits(Limits::default().success_body(12)).build().unwrap();
        let mut events = Chat { text: "Hi" }.send(&client).await.unwrap();
        assert_eq!(events.next().await.unwrap().unwrap().data, "a");
        let error = events.next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains("an event of its body is above the limit"), "{error}");
        assert!(events.next().await.is_none());
    }
}

#[tokio::test]
async fn an_answer_that_is_no_event_stream_is_refused() {
    let mock = Mock::new().on::<Chat<'_>>(|_| Reply::json(serde_json::json!({"message": "no such model"})));
    let error = Chat { text: "Hi" }.send(&mock.client()).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::UnexpectedContentType, Outcome::Completed));
    assert!(error.to_string().contains("its body is not an event stream"), "{error}");
    assert_eq!(error.raw_body().unwrap(), r#"{"message":"no such model"}"#);
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_continued_after_the_last_event() {
    let times = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&times);
    let mock = Mock::new().on::<WatchPrices>(move |received| {
        seen.lock().unwrap().push((Instant::now(), received.header("last-event-id").map(str::to_owned)));
        match received.nth() {
            1 => Reply::chunks(["id: a\ndata: {\"cents\":1}\n\nid: b\ndata: {"]),
            2 => Reply::chunks(["retry: 700\ndata: {\"cents\":2}\n\nid: c\n\n".into(), Chunk::Broken]),
            3 => Reply::chunks(["data: 3\n\n".into(), waits(40)]),
            4 => Reply::chunks(["retry: 100000000\n\n"]),
            _ => Reply::status(204),
        }
    });
    let mut events = WatchPrices.send(&mock.client()).reconnecting();
    let event = events.try_next().await.unwrap().unwrap();
    assert_eq!((&*event.id, event.data.cents), ("a", 1));
    let event = events.try_next().await.unwrap().unwrap();
    assert_eq!((&*event.id, event.data.cents), ("a", 2));
    assert_eq!(events.try_next().await.unwrap_err().kind(), ErrorKind::Response);
    assert!(events.try_next().await.unwrap().is_none());
    assert!(events.try_next().await.unwrap().is_none());
    let times = times.lock().unwrap();
    let ids: Vec<_> = times.iter().map(|(_, id)| id.as_deref()).collect();
    assert_eq!(ids, [None, Some("a"), Some("c"), Some("c"), Some("c")]);
    let waits: Vec<_> = times.windows(2).map(|pair| (pair[1].0 - pair[0].0).as_millis()).collect();
    // The idle limit of 30 s is part of the third.
    assert_eq!(waits, [3000, 700, 30_700, 60_000]);
}

#[tokio::test(start_paused = true)]
async fn a_post_is_not_repeated_to_continue_a_stream() {
    let mock = Mock::new().on::<Chat<'_>>(|_| Reply::chunks(["data: a\n\n".into(), Chunk::Broken]));
    let mut events = Chat { text: "Hi" }.send(&mock.client()).reconnecting();
    assert_eq!(events.try_next().await.unwrap().unwrap().data, "a");
    assert_eq!(events.try_next().await.unwrap_err().kind(), ErrorKind::Transport);
    assert!(events.try_next().await.unwrap().is_none());
    assert_eq!(mock.calls::<Chat<'_>>(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_fails_ends_a_stream_that_is_continued() {
    let mock = Mock::new().on::<WatchPrices>(|received| match received.nth() {
        1 => Reply::status(200),
        _ => Reply::status(403),
    });
    let mut events = WatchPrices.send(&mock.client()).reconnecting();
    assert_eq!(events.try_next().await.unwrap_err().kind(), ErrorKind::Forbidden);
    assert!(events.try_next().await.unwrap().is_none());
    assert_eq!(mock.calls::<WatchPrices>(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_server_ends_a_stream_with_204_and_does_not_make_the_client_ask_in_a_loop() {
    let mock = Mock::new().on::<WatchPrices>(|received| match received.nth() {
        1..=10 => Reply::chunks(["retry: 0\nid: a\u{1}b\n\n"]),
        _ => Reply::status(204).with_header("content-type", "text/html"),
    });
    let start = Instant::now();
    assert!(WatchPrices.send(&mock.client()).reconnecting().try_next().await.unwrap().is_none());
    assert_eq!((start.elapsed().as_millis(), mock.calls::<WatchPrices>()), (1000, 11));
    // HTTP does not allow the id in a header.
    assert!(mock.received::<WatchPrices>().iter().all(|received| received.header("last-event-id").is_none()));
}

/// A long id would be copied to each event.
#[tokio::test]
async fn an_id_that_is_too_long_for_a_header_is_ignored() {
    let long = "x".repeat(8 * 1024 + 1);
    let text = format!("id: 1\ndata: a\n\nid: {long}\ndata: b\n\n");
    let mock = Mock::new().on::<Chat<'_>>(move |_| Reply::chunks([text.clone()]));
    let mut events = Chat { text: "Hi" }.send(&mock.client()).with_response().await.unwrap();
    let ids = [events.next().await.unwrap().unwrap().id, events.next().await.unwrap().unwrap().id];
    assert_eq!(ids.map(|id| id.len()), [1, 1]);
}
