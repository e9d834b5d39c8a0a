//! Lists, on paused time with a server in memory.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_core::Stream;
use serde::{Deserialize, Deserializer};
use tokio::time::{Instant, sleep};

use crate::error::{Error, ErrorKind, Outcome};
use crate::transport::memory::{Memory, Received, Reply, answer};
use crate::{Client, Items, Pages, memoram_endpoint};

#[derive(Deserialize)]
struct Numbers {
    numbers: Option<Vec<u32>>,
    meta: Option<Meta>,
}

#[derive(Deserialize)]
struct Meta {
    next: Option<String>,
}

#[memoram_endpoint(
    GET,
    "/numbers",
    spec = none,
    response = Numbers,
    paginate(cursor = after, next = meta?.next, items = numbers, item = u32)
)]
struct ListNumbers<'a> {
    after: Option<&'a str>,
    limit: u8,
}

const ALL: ListNumbers<'_> = ListNumbers { after: None, limit: 2 };

fn client(memory: &Memory) -> Client {
    Client::builder().bearer("a.b.c").base_url("http://localhost").over(memory.clone()).build().unwrap()
}

/// A server whose pages are bodies.
fn server(pages: &'static [&'static str]) -> Memory {
    Memory::new(|_, count| answer(200, &[("x-request-id", "r1")], pages[count - 1]))
}

async fn all<T>(mut items: Items<T>) -> (Vec<T>, Option<Error>) {
    let mut found = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(item)) => found.push(item),
            Ok(None) => return (found, None),
            Err(error) => {
                assert!(matches!(items.try_next().await, Ok(None)), "a list has ended after an error");
                return (found, Some(error));
            }
        }
    }
}

fn queries(memory: &Memory) -> Vec<String> {
    memory.received().into_iter().map(|received| received.query).collect()
}

#[tokio::test(start_paused = true)]
async fn each_page_is_asked_for_with_the_cursor_of_the_one_before() {
    let pages = &[
        r#"{"numbers":[1,2],"meta":{"next":"a b&c"}}"#,
        r#"{"numbers":[3],"meta":{"next":"é"}}"#,
        r#"{"numbers":[4],"meta":{"next":null}}"#,
    ];
    let memory = server(pages);
    let (numbers, error) = all(ALL.items(&client(&memory))).await;
    assert_eq!((numbers, error.is_none()), (vec![1, 2, 3, 4], true));
    assert_eq!(queries(&memory), ["limit=2", "limit=2&after=a%20b%26c", "limit=2&after=%C3%A9"]);
    assert!(memory.received().iter().all(|received| received.header("authorization") == "Bearer a.b.c"));
}

#[tokio::test(start_paused = true)]
async fn a_list_begins_where_the_request_says_and_outlives_it() {
    let memory = server(&["{}"]);
    let mut items = {
        let cursor = String::from("half way");
        ListNumbers { after: Some(&cursor), limit: 9 }.items(&client(&memory))
    };
    assert_eq!(items.try_next().await.unwrap(), None);
    assert_eq!(queries(&memory), ["limit=9&after=half%20way"]);
}

#[tokio::test(start_paused = true)]
async fn an_empty_page_with_a_cursor_goes_on_and_one_without_ends() {
    for last in ["{}", r#"{"meta":{}}"#, r#"{"numbers":[],"meta":{"next":null}}"#, r#"{"meta":{"next":""}}"#] {
        let memory = Memory::new(move |_, count| match count {
            1 => answer(200, &[], r#"{"numbers":[],"meta":{"next":"a"}}"#),
            2 => answer(200, &[], r#"{"meta":{"next":"b"}}"#),
            3 => answer(200, &[], r#"{"numbers":[7],"meta":{"next":"c"}}"#),
            _ => answer(200, &[], last),
        });
        let (numbers, error) = all(ALL.items(&client(&memory))).await;
        assert_eq!((numbers, error.is_none(), memory.count("/numbers")), (vec![7], true, 4), "{last}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_cursor_that_was_there_before_ends_the_list_with_an_error() {
    let round = |length: usize| {
        Memory::new(move |_, count| {
            let next = format!(r#"{{"numbers":[{count}],"meta":{{"next":"SECRET{}"}}}}"#, count % length);
            answer(200, &[], &next)
        })
    };
    for length in [1, 2, 50] {
        let memory = round(length);
        let (numbers, error) = all(ALL.items(&client(&memory))).await;
        // What came with the cursor is not lost, and the page that it names is not asked for again.
        assert_eq!((numbers.len(), memory.count("/numbers")), (length + 1, length + 1));
        let error = error.unwrap();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Response, Outcome::Completed));
        assert!(error.to_string().starts_with("GET /numbers: ") && !error.is_retryable(), "{error}");
        assert!(!format!("{error} {error:?}").contains("SECRET"));
    }
    // The cursor of the request itself was there before, too.
    let memory = round(1);
    let (_, error) = all(ListNumbers { after: Some("SECRET0"), ..ALL }.items(&client(&memory))).await;
    assert_eq!((error.unwrap().kind(), memory.count("/numbers")), (ErrorKind::Response, 1));
}

#[tokio::test(start_paused = true)]
async fn a_limit_of_pages_ends_the_list_without_an_error() {
    let memory = Memory::new(|_, count| answer(200, &[], &format!(r#"{{"numbers":[1],"meta":{{"next":"{count}"}}}}"#)));
    let client = client(&memory);
    assert_eq!(all(ALL.items(&client).limit_pages(3)).await.0, [1, 1, 1]);
    assert_eq!(memory.count("/numbers"), 3);
    assert!(ALL.pages(&client).limit_pages(0).try_next().await.unwrap().is_none());
    assert_eq!(memory.count("/numbers"), 3);
}

#[tokio::test(start_paused = true)]
async fn pages_have_their_status_and_headers() {
    let memory = server(&[r#"{"numbers":[1,2],"meta":{"next":"a"}}"#, "{}"]);
    let mut pages = ALL.pages(&client(&memory));
    let page = pages.try_next().await.unwrap().unwrap();
    assert_eq!((page.status().as_u16(), page.request_id()), (200, Some("r1")));
    assert_eq!(page.into_inner().numbers, Some(vec![1, 2]));
    assert!(pages.try_next().await.unwrap().unwrap().numbers.is_none());
    assert!(pages.try_next().await.unwrap().is_none());
    assert!(pages.try_next().await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn each_page_is_a_call_with_attempts_and_a_deadline_of_its_own() {
    let failing = |status| {
        Memory::new(move |received, count| match (received.query.as_str(), count) {
            ("limit=2", _) => answer(200, &[], r#"{"numbers":[1],"meta":{"next":"a"}}"#),
            (_, 2 | 3) => answer(503, &[("retry-after", "25")], ""),
            _ => answer(status, &[], r#"{"numbers":[2]}"#),
        })
    };
    let (memory, started) = (failing(200), Instant::now());
    let mut items = ALL.items(&client(&memory));
    assert_eq!(items.try_next().await.unwrap(), Some(1));
    // The time that is spent between pages is none of the next one's.
    sleep(Duration::from_secs(100)).await;
    assert_eq!(all(items).await.0, [2]);
    assert!(started.elapsed() >= Duration::from_secs(150) && memory.count("/numbers") == 4);

    let memory = failing(404);
    let (numbers, error) = all(ALL.items(&client(&memory))).await;
    let error = error.unwrap();
    assert_eq!((numbers, error.kind(), error.attempts()), (vec![1], ErrorKind::NotFound, 3));
}

#[tokio::test(start_paused = true)]
async fn a_page_that_is_on_its_way_is_not_lost_with_the_future_that_waits_for_it() {
    let memory = server(&[r#"{"numbers":[1,2]}"#]);
    let mut items = ALL.items(&client(&memory));
    {
        let mut dropped = pin!(items.try_next());
        poll_fn(|context| std::task::Poll::Ready(dropped.as_mut().poll(context).is_pending())).await;
    }
    assert_eq!(memory.count("/numbers"), 1);
    assert_eq!(all(items).await.0, [1, 2]);
    assert_eq!(memory.count("/numbers"), 1);
}

#[tokio::test(start_paused = true)]
async fn both_are_streams_and_can_change_threads() {
    fn owned<T: Send + 'static>(value: T) -> T {
        value
    }
    let memory = server(&[r#"{"numbers":[1],"meta":{"next":"a"}}"#, "{}", "{}"]);
    let client = client(&memory);
    let mut items = pin!(owned::<Items<u32>>(ALL.items(&client)));
    assert!(matches!(poll_fn(|context| items.as_mut().poll_next(context)).await, Some(Ok(1))));
    assert!(poll_fn(|context| items.as_mut().poll_next(context)).await.is_none());
    let mut pages = pin!(owned::<Pages<Numbers>>(ALL.pages(&client)));
    assert!(matches!(poll_fn(|context| pages.as_mut().poll_next(context)).await, Some(Ok(_))));
    assert!(poll_fn(|context| pages.as_mut().poll_next(context)).await.is_none());
    assert_eq!(format!("{pages:?}").matches("/numbers").count(), 1);
}

/// A cursor that is a number, in a body; on the first page nothing else is in it, but what is required.
#[memoram_endpoint(
    POST,
    "/search",
    spec = none,
    response = Found,
    paginate(cursor = from, next = next, items = found, item = String)
)]
struct Search {
    text: Option<&'static str>,
    #[memoram(rename = "fromOffset")]
    from: Option<u64>,
    most: Option<u8>,
}

#[derive(Deserialize)]
struct Found {
    next: Option<u64>,
    found: Vec<String>,
}

#[tokio::test(start_paused = true)]
async fn a_cursor_may_be_a_number_in_the_body() {
    let bodies = |memory: &Memory| -> Vec<String> {
        memory.received().iter().map(|received| String::from_utf8(received.body.to_vec()).unwrap()).collect()
    };
    let pages = &[r#"{"next":20,"found":["a"]}"#, r#"{"next":null,"found":["b"]}"#];
    let memory = server(pages);
    let search = Search { text: Some("},{"), from: Some(10), most: Some(1) };
    assert_eq!(all(search.items(&client(&memory))).await.0, ["a", "b"]);
    let rest = r#"{"text":"},{","most":1,"fromOffset":"#;
    assert_eq!(bodies(&memory), [format!("{rest}10}}"), format!("{rest}20}}")]);
    let memory = server(pages);
    assert_eq!(all(Search { text: None, from: None, most: None }.items(&client(&memory))).await.0, ["a", "b"]);
    assert_eq!(bodies(&memory), ["{}", r#"{"fromOffset":20}"#]);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_sent_is_the_first_answer() {
    #[memoram_endpoint(
        GET,
        "/numbers/{id}",
        spec = none,
        response = Numbers,
        paginate(cursor = after, next = meta?.next, items = numbers, item = u32)
    )]
    struct Within {
        id: &'static str,
        after: Option<u8>,
    }
    let memory = server(&[]);
    let (numbers, error) = all(Within { id: "", after: None }.items(&client(&memory))).await;
    assert_eq!((numbers.len(), error.unwrap().kind()), (0, ErrorKind::InvalidRequest));

    struct Forgetful;
    impl crate::Endpoint for Forgetful {
        type Response = Numbers;
        type Auth = crate::auth::Bearer;
        const SPEC: crate::EndpointSpec = crate::EndpointSpec::get("/numbers");
        fn encode(&self, _: &mut crate::Encoder) -> Result<(), Error> {
            Ok(())
        }
    }
    impl crate::Paginated for Forgetful {
        type Item = u32;
        const CURSOR: &'static str = "after";
        fn next(_: &Numbers) -> Option<super::Cursor> {
            None
        }
        fn items(_: Numbers) -> Option<Vec<u32>> {
            None
        }
    }
    let (_, error) = all(client(&memory).items(&Forgetful)).await;
    let text = "GET /numbers: neither its query nor its body has `after` (not sent)";
    assert_eq!(error.unwrap().to_string(), text);
    assert_eq!(memory.received().len(), 0);
}

/// How many numbers of a list are in memory.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

struct Counted;

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u32::deserialize(deserializer)?;
        ALIVE.fetch_add(1, Ordering::Relaxed);
        Ok(Counted)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

#[derive(Deserialize)]
struct CountedPage {
    numbers: Vec<Counted>,
    next: Option<u32>,
}

#[memoram_endpoint(
    GET,
    "/counted",
    spec = none,
    response = CountedPage,
    paginate(cursor = page, next = next, items = numbers, item = Counted)
)]
struct ListCounted {
    page: Option<u32>,
}

#[tokio::test(start_paused = true)]
async fn of_ten_thousand_items_one_page_is_in_memory() {
    let page = |_: &Received, count: usize| -> Reply {
        let next = if count < 100 { count.to_string() } else { "null".to_owned() };
        let numbers = vec!["1"; 100].join(",");
        answer(200, &[], &format!(r#"{{"numbers":[{numbers}],"next":{next}}}"#))
    };
    let memory = Memory::new(page);
    let mut items = ListCounted { page: None }.items(&client(&memory));
    let (mut count, mut most) = (0, 0);
    while let Some(item) = items.try_next().await.unwrap() {
        most = most.max(ALIVE.load(Ordering::Relaxed));
        drop(item);
        count += 1;
    }
    assert_eq!((count, most, ALIVE.load(Ordering::Relaxed)), (10_000, 100, 0));
}
