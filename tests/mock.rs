//! How a mock behaves: it answers each endpoint, records requests, simulates servers and networks, and reports requests
//! that it has no reply for. All tests use paused time and no sockets.

use std::collections::HashSet;
use std::time::Duration;

use memoram_runtime::api::{
    CreateAccessRequest, CreateToken, DeleteMemoryBlob, GetAccessRequest, ListMemoryBlobs, ListTags,
};
use memoram_runtime::model::AccessRequestStatus;
use memoram_runtime::testing::{Fault, Mock, Received, Reply};
use memoram_runtime::{
    ApiError, Client, Endpoint, Error, ErrorKind, Limits, Method, Outcome, RetryConfig, TimeoutConfig, memoram_endpoint,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::time::Instant;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Note {
    text: String,
}

#[memoram_endpoint(PUT, "/books/{book}/notes/{name}.{format}", spec = none, response = Note)]
struct PutNote<'a> {
    book: u32,
    name: &'a str,
    format: &'a str,
    #[memoram(query)]
    lang: Vec<&'a str>,
    #[memoram(header = "X-Mark")]
    mark: &'a str,
    text: &'a str,
}

const NOTE: PutNote<'static> =
    PutNote { book: 7, name: "a/b", format: "c.md", lang: Vec::new(), mark: "m", text: "hello" };

/// A documented route, with a different placeholder name.
#[memoram_endpoint(GET, "/access-requests/{id}")]
struct GetById {
    id: &'static str,
}

#[tokio::test(start_paused = true)]
async fn a_received_request_shows_its_parts_and_gets_a_value() {
    let mock = Mock::new().on::<PutNote<'_>>(|received| Reply::value(received.json_as().unwrap()));
    let note = PutNote { lang: vec!["en", "d&e"], ..NOTE };
    let answer = note.send(&mock.client()).with_response().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.into_inner()), (200, Note { text: "hello".to_owned() }));

    let received: Vec<Received> = mock.received::<PutNote<'_>>();
    let [received] = received.as_slice() else { panic!("{received:?}") };
    let path = ["book", "name", "format", "other"].map(|name| received.path(name));
    assert_eq!(path.each_ref().map(Option::as_deref), [Some("7"), Some("a/b"), Some("c.md"), None]);
    assert_eq!(received.query("lang").as_deref(), Some("en"));
    assert_eq!((received.query_all("lang"), received.query("x")), (vec!["en".to_owned(), "d&e".to_owned()], None));
    assert_eq!((received.header("x-mark"), received.header("x-other")), (Some("m"), None));
    assert_eq!(received.header("authorization"), Some("Bearer mock.token"));
    assert_eq!(
        (received.json(), received.body().as_ref()),
        (json!({"text": "hello"}), br#"{"text":"hello"}"#.as_slice())
    );
    let shown = r#"Received { method: PUT, template: "/books/{book}/notes/{name}.{format}", nth: 1, .. }"#;
    assert_eq!(format!("{received:?}"), shown);
}

#[tokio::test(start_paused = true)]
async fn a_route_ignores_placeholder_names_and_the_last_handler_wins() {
    let mock = Mock::new()
        .on::<GetAccessRequest>(|_| Reply::status(500))
        .on::<GetAccessRequest>(|received| Reply::json(json!({"id": received.path("request_id"), "status": "new"})));
    let client = mock.client();
    let documented = GetAccessRequest::new("a b").send(&client).await.unwrap();
    let status = AccessRequestStatus::Unknown("new".to_owned());
    assert_eq!((documented.id.as_str(), documented.status), ("a b", status));
    // The placeholder is called `id` in the struct that is sent.
    let error = GetById { id: "1" }.send(&client).await.unwrap_err();
    assert!(error.to_string().contains("at `id`"), "{error}");
    assert_eq!((mock.calls::<GetById>(), mock.received::<GetAccessRequest>()[1].path("id").as_deref()), (2, Some("1")));
}

#[tokio::test(start_paused = true)]
async fn a_status_reply_has_the_documented_message() {
    let mock = Mock::new().on_sequence::<CreateAccessRequest>([
        Reply::status(404),
        Reply::status(409),
        Reply::status(422).with_json(json!({"error": "no"})).with_header("x-request-id", "r1"),
        Reply::status(418).with_body("<html>"),
        Reply::json(json!({"id": "a", "status": "pending"})),
    ]);
    let (client, ask) = (mock.client(), CreateAccessRequest::new("key", "why"));
    let error = async || ask.send(&client).await.unwrap_err();
    let message = |error: &Error| error.api().and_then(ApiError::message);

    let documented = error().await;
    assert_eq!(documented.kind(), ErrorKind::NotFound);
    assert_eq!(message(&documented).as_deref(), documented.api().unwrap().documented());
    assert_eq!(message(&documented).as_deref(), Some("the memory key does not exist"));
    assert_eq!(message(&error().await).as_deref(), Some("Conflict"));
    let told = error().await;
    assert_eq!((message(&told).as_deref(), told.request_id()), (Some("no"), Some("r1")));
    assert_eq!(error().await.raw_body().unwrap(), "<html>");
    assert_eq!(ask.send(&client).with_response().await.unwrap().status(), 201);

    let mock = Mock::new().on::<DeleteMemoryBlob>(|_| Reply::json(1).with_body("one"));
    let response = DeleteMemoryBlob::new("b", "u").send(&mock.client()).with_response().await.unwrap();
    assert_eq!(response.headers().len(), 0, "bytes have no content type");
}

#[tokio::test(start_paused = true)]
async fn retries_use_a_sequence_in_order_and_its_end_is_an_error() {
    let tags = || Reply::json(json!({"items": []}));
    let mock = Mock::new().on_sequence::<ListTags>([Reply::status(503), Reply::fault(Fault::Refused), tags()]);
    let (client, list) = (mock.client(), ListTags::new("u"));
    list.send(&client).await.unwrap();
    assert_eq!(mock.received::<ListTags>().iter().map(Received::nth).collect::<Vec<_>>(), [1, 2, 3]);
    let error = list.send(&client).await.unwrap_err();
    assert_eq!(error.to_string(), "GET /tags: the mock's replies to this route are used up (not sent)");
}

#[tokio::test(start_paused = true)]
async fn an_unknown_route_is_not_retried_and_lists_the_known_routes() {
    let mock = Mock::new();
    let (client, list) = (mock.client(), ListTags::new("u"));
    let error = list.send(&client).await.unwrap_err();
    assert_eq!(error.to_string(), "GET /tags: the mock has no routes; add one with `on` (not sent)");
    let _ = mock.clone().on::<GetAccessRequest>(|_| Reply::status(404)).on::<DeleteMemoryBlob>(|_| Reply::value(()));
    let error = list.send(&client).await.unwrap_err();
    let known = "GET /access-requests/{requestId}, DELETE /memory-blobs/{blobId}";
    assert_eq!(error.to_string(), format!("GET /tags: the mock does not know this route; it knows {known} (not sent)"));
    assert_eq!((error.kind(), error.attempts(), mock.calls::<ListTags>()), (ErrorKind::InvalidRequest, 1, 0));
    // Clones share their state.
    DeleteMemoryBlob::new("b", "u").send(&client).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn faults_look_like_network_errors() {
    let table = [
        (Fault::Refused, ErrorKind::Connect, Outcome::NotSent, 3),
        (Fault::Timeout, ErrorKind::Timeout, Outcome::Unknown, 1),
        (Fault::Broken, ErrorKind::Transport, Outcome::Unknown, 1),
        (Fault::Truncated, ErrorKind::Transport, Outcome::Completed, 1),
    ];
    for (fault, kind, outcome, attempts) in table {
        let mock = Mock::new().on::<CreateAccessRequest>(move |_| Reply::fault(fault));
        let error = CreateAccessRequest::new("key", "why").send(&mock.client()).await.unwrap_err();
        let told = (error.kind(), error.outcome(), mock.calls::<CreateAccessRequest>());
        assert_eq!(told, (kind, outcome, attempts), "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_uses_tokios_clock_and_respects_the_clients_timeouts() {
    let mock = Mock::new().on::<ListTags>(|received| match received.nth() {
        1 => Reply::status(200).delay(Duration::from_secs(3600)),
        _ => Reply::json(json!({"items": []})).delay(Duration::from_secs(4)),
    });
    let timeouts = TimeoutConfig::default().attempt(Duration::from_secs(5));
    let retry = RetryConfig::default().initial_backoff(Duration::ZERO);
    let client = Client::builder().bearer("t").timeouts(timeouts).retry(retry).mock(&mock).build().unwrap();
    let started = Instant::now();
    ListTags::new("u").send(&client).await.unwrap();
    assert_eq!((started.elapsed().as_secs(), mock.calls::<ListTags>()), (9, 2));
}

/// Sends 40 requests. Returns the error of each, and how many requests the mock received.
async fn faulty(seed: u64, share: f64) -> (Vec<Option<ErrorKind>>, usize) {
    let mock = Mock::new().on::<CreateAccessRequest>(|_| Reply::json(json!({"id": "a", "status": "pending"})));
    let mock = mock.faults(seed, share);
    let never = RetryConfig::default().max_attempts(1);
    let client = Client::builder().bearer("t").retry(never).mock(&mock).build().unwrap();
    let mut met = Vec::new();
    for _ in 0..40 {
        met.push(CreateAccessRequest::new("key", "why").send(&client).await.err().map(|error| error.kind()));
    }
    (met, mock.calls::<CreateAccessRequest>())
}

#[tokio::test(start_paused = true)]
async fn the_same_seed_gives_the_same_faults_and_only_refused_requests_are_not_received() {
    let (met, received) = faulty(1, 0.5).await;
    let kinds: HashSet<_> = met.iter().flatten().collect();
    assert_eq!(kinds.len(), 3, "{kinds:?}");
    let refused = met.iter().filter(|kind| **kind == Some(ErrorKind::Connect)).count();
    assert_eq!(received, 40 - refused);
    assert_eq!(faulty(1, 0.5).await, (met.clone(), received));
    assert_ne!(faulty(2, 0.5).await.0, met);
    assert_eq!(faulty(1, 0.0).await, (vec![None; 40], 40));
    assert!(faulty(1, 1.0).await.0.iter().all(Option::is_some));
}

#[tokio::test(start_paused = true)]
async fn the_mock_answers_the_token_exchange() {
    let mock = Mock::new()
        .on::<CreateToken>(|received| Reply::json(json!({"token": format!("t{}", received.nth())})))
        .on::<ListTags>(|received| match received.header("authorization") {
        Some("Bearer t1") => Reply::status(401),
        _ => Reply::json(json!({"items": []})),
    });
    let client = Client::builder().api_key("mem_1").mock(&mock).build().unwrap();
    let calls: Vec<_> = (0..10).map(|_| tokio::spawn(ListTags::new("u").send(&client).into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!((mock.calls::<CreateToken>(), mock.calls::<ListTags>()), (2, 20));
    assert_eq!(mock.received::<CreateToken>()[0].json()["api_key"], "mem_1");
}

#[tokio::test(start_paused = true)]
async fn a_handler_can_keep_state_and_query_the_mock() {
    let mock = Mock::new();
    let (asked, mut pages) = (mock.clone(), vec![json!({"memoryBlobs": []}), json!({"memoryBlobs": []})]);
    let mock = mock.on::<ListMemoryBlobs>(move |_| {
        assert_eq!(asked.calls::<ListMemoryBlobs>(), 3 - pages.len());
        Reply::json(pages.pop())
    });
    for _ in 0..2 {
        ListMemoryBlobs::new("u").send(&mock.client()).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn size_limits_apply_to_replies() {
    let mock = Mock::new().on_sequence::<ListTags>([
        Reply::json(json!({"items": [], "x": "x".repeat(99)})),
        Reply::status(404).with_body("0123456789"),
    ]);
    let limits = Limits::default().success_body(99).error_body(4);
    let client = Client::builder().bearer("t").limits(limits).mock(&mock).build().unwrap();
    let error = ListTags::new("u").send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Response, Outcome::Completed));
    assert_eq!(ListTags::new("u").send(&client).await.unwrap_err().raw_body().unwrap(), "0123");
}

#[tokio::test(start_paused = true)]
async fn an_invalid_reply_fails_the_call() {
    struct Fails;
    impl Serialize for Fails {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("it does not"))
        }
    }
    let mock = Mock::new().on_sequence::<ListTags>([
        Reply::status(99),
        Reply::status(200).with_header("a b", "c"),
        Reply::json(Fails),
    ]);
    for reason in ["has the invalid status 99", "has an invalid header", "does not serialize"] {
        let error = ListTags::new("u").send(&mock.client()).await.unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidRequest, 1));
    }
}

#[memoram_endpoint(GET, "/weather", spec = none, auth = key(query = "appid"))]
struct GetWeather {
    city: &'static str,
}

/// Its document is another API's.
#[memoram_endpoint(GET, "/health", spec = "tests/documents/projects.yaml")]
struct Health;

#[tokio::test(start_paused = true)]
async fn a_received_request_says_which_credentials_it_carries() {
    let mock = Mock::new()
        .on::<GetWeather>(|_| Reply::status(200))
        .on::<ListTags>(|_| Reply::json(json!({"items": []})))
        .on::<CreateAccessRequest>(|_| Reply::status(404));
    let builder = Client::builder().bearer("canary").api_key_query("appid", "canary").basic("ann", "canary");
    let client = builder.base_url("https://api.example").mock(&mock).build().unwrap();
    GetWeather { city: "Oslo" }.send(&client).await.unwrap();
    ListTags::new("u").send(&client).await.unwrap();
    CreateAccessRequest::new("k", "why").send(&client).await.unwrap_err();
    assert_eq!(mock.received::<GetWeather>()[0].credentials(), ["key(query = \"appid\")"]);
    assert_eq!(mock.received::<ListTags>()[0].credentials(), ["bearer"]);
    assert!(!format!("{:?}", mock.received::<GetWeather>()[0]).contains("canary"));
    let (anonymous, key) = (Client::builder().mock(&mock), Client::builder().api_key_header("X-Key", "canary"));
    for (builder, expected) in [(anonymous, &[] as &[&str]), (key.mock(&mock), &["key(\"x-key\")"])] {
        let client = builder.build().unwrap();
        client.request(Method::POST, "/access-requests").send::<()>().await.unwrap_err();
        assert_eq!(mock.received::<CreateAccessRequest>().last().unwrap().credentials(), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn the_client_of_a_mock_sends_endpoints_of_any_document_and_a_built_one_needs_a_base_url() {
    let mock = Mock::new().on::<Health>(|_| Reply::status(204));
    Health.send(&mock.client()).await.unwrap();
    let client = Client::builder().bearer("t").mock(&mock).build().unwrap();
    let error = Health.send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent));
    assert!(error.to_string().contains("set `base_url`"), "{error}");
    assert_eq!(mock.calls::<Health>(), 1);
}

#[test]
fn mock_types_are_send() {
    fn moves<T: Send + 'static>() {}
    moves::<(Mock, Received, Reply<<ListTags as Endpoint>::Response>)>();
}

/// Makes 20 calls, and returns how long each takes.
async fn waits(seed: u64, most: Duration) -> Vec<Duration> {
    let mock = Mock::new().on::<ListTags>(|_| Reply::json(json!({"items": []}))).delays(seed, most);
    let client = mock.client();
    let mut waits = Vec::new();
    for _ in 0..20 {
        let started = Instant::now();
        ListTags::new("u").send(&client).await.unwrap();
        waits.push(started.elapsed());
    }
    waits
}

#[tokio::test(start_paused = true)]
async fn the_same_seed_gives_the_same_delays() {
    let most = Duration::from_secs(5);
    let first = waits(1, most).await;
    assert!(first.iter().all(|wait| *wait <= most + Duration::from_millis(1)), "{first:?}");
    assert!(first.iter().any(|wait| *wait > most / 2), "{first:?}");
    assert_eq!(waits(1, most).await, first);
    assert_ne!(waits(2, most).await, first);
    assert_eq!(waits(1, Duration::ZERO).await, [Duration::ZERO; 20]);
}
