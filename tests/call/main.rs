//! How a call behaves: it owns its data and does nothing before it is awaited; it takes a time limit and headers; it can be
//! built without being sent; it can return the status and headers of the answer. If the network or the server fails, its
//! error says whether the request was carried out.

mod answers;
mod headers;
mod limits;
#[path = "../support/server.rs"]
mod server;
#[path = "../support/mod.rs"]
mod support;

use std::future::IntoFuture;

use memoram_runtime::api::{CreateAccessRequest, ListAccessRequests, ListMemoryBlobs};
use memoram_runtime::model::{AccessRequest, AccessRequestList, AccessRequestStatus};
use memoram_runtime::{Call, Client, memoram_endpoint};
use memoram_sandbox::{Method, Sandbox};

use support::start;

/// A request with borrowed fields.
#[memoram_endpoint(POST, "/access-requests")]
struct Ask<'a> {
    memory_key: &'a str,
    reason: &'a str,
}

fn requests(sandbox: &Sandbox) -> [usize; 2] {
    ["/auth/token", "/access-requests"].map(|template| sandbox.requests(Method::POST, template))
}

async fn total(client: &Client) -> Option<i64> {
    ListAccessRequests {}.send(client).await.unwrap().total
}

#[test]
fn a_call_and_its_future_are_send_and_static() {
    fn owned<T: Send + 'static>() {}
    owned::<Call<AccessRequest>>();
    owned::<Call<AccessRequestList>>();
    owned::<<Call<AccessRequest> as IntoFuture>::IntoFuture>();
    owned::<Client>();
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Client>();
    shared::<memoram_runtime::Error>();
}

#[tokio::test]
async fn a_call_outlives_its_borrowed_request_and_its_client() {
    let (sandbox, client) = start().await;
    let call = {
        let (memory_key, reason) = (sandbox.memory_key().to_owned(), String::from("borrowed"));
        Ask { memory_key: &memory_key, reason: &reason }.send(&client)
    };
    drop(client);
    assert_eq!(call.await.unwrap().reason.as_deref(), Some("borrowed"));
}

#[tokio::test]
async fn nothing_is_sent_if_a_call_is_not_awaited_or_is_dropped() {
    let (sandbox, client) = start().await;
    let ask = Ask { memory_key: sandbox.memory_key(), reason: "why" };
    drop(ask.send(&client));
    drop(ask.send(&client).with_response().into_future());
    let mut calls: Vec<Call<AccessRequest>> = (0..3).map(|_| ask.send(&client)).collect();
    calls.push(client.send(&ask));
    tokio::task::yield_now().await;
    assert_eq!(requests(&sandbox), [0, 0]);

    for call in calls {
        assert_eq!(call.await.unwrap().status, AccessRequestStatus::Pending);
    }
    assert_eq!(requests(&sandbox), [1, 4]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn spawned_calls_of_clones_share_one_token() {
    let (sandbox, client) = start().await;
    let ask = Ask { memory_key: sandbox.memory_key(), reason: "why" };
    let calls: Vec<_> = (0..16).map(|_| tokio::spawn(ask.send(&client.clone()).into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(requests(&sandbox), [1, 16]);
}

#[tokio::test]
async fn a_response_has_the_value_status_headers_and_request_id() {
    let (sandbox, client) = start().await;
    let ask = Ask { memory_key: sandbox.memory_key(), reason: "why" };
    let response = ask.send(&client).with_response().await.unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["content-type"], "application/json");
    let id = response.request_id().unwrap().to_owned();
    assert!(id.starts_with("req_"), "{id}");
    assert_eq!(response.headers()["x-request-id"], id.as_str());
    // Fields come from the decoded value: `status` is a property, and `status()` is the HTTP status.
    assert_eq!(response.status, AccessRequestStatus::Pending);
    assert_eq!(response.reason.as_deref(), Some("why"));
    assert_eq!(response.into_inner().reason.as_deref(), Some("why"));
}

#[tokio::test]
async fn build_returns_the_request_without_its_token_and_sends_nothing() {
    let (sandbox, client) = start().await;
    let built = Ask { memory_key: "key", reason: "\"why\"\n" }.send(&client).header("X-Trace", "1").build().unwrap();
    assert_eq!(built.method(), Method::POST);
    assert_eq!(built.uri().to_string(), format!("{}/access-requests", sandbox.base_url()));
    assert_eq!(built.body().as_ref(), br#"{"memoryKey":"key","reason":"\"why\"\n"}"#);
    let mut headers: Vec<_> = built.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    headers.sort_unstable();
    let json: &[u8] = b"application/json";
    let identity: &[u8] = b"identity";
    let sent = [("accept", json), ("accept-encoding", identity), ("content-type", json), ("x-trace", b"1")];
    assert_eq!(headers, sent);

    let list = ListMemoryBlobs { tags: vec!["a b".to_owned(), "c".to_owned()], ..ListMemoryBlobs::new("ü/1") };
    let built = list.send(&client).build().unwrap();
    assert_eq!(built.method(), Method::GET);
    let expected = format!("{}/memory-blobs?user_id=%C3%BC%2F1&tags=a%20b,c", sandbox.base_url());
    assert_eq!(built.uri().to_string(), expected);
    assert!(built.body().is_empty() && !built.headers().contains_key("content-type"));

    assert!(CreateAccessRequest::new("key", "x".repeat(256)).send(&client).build().is_err());
    assert_eq!((requests(&sandbox), sandbox.requests(Method::GET, "/memory-blobs")), ([0, 0], 0));
}

#[tokio::test]
async fn client_send_and_endpoint_send_do_the_same() {
    let (sandbox, client) = start().await;
    let ask = Ask { memory_key: sandbox.memory_key(), reason: "why" };
    let [one, other] = [ask.send(&client), client.send(&ask)].map(|call| call.build().unwrap());
    assert_eq!((one.method(), one.uri(), one.headers()), (other.method(), other.uri(), other.headers()));
    assert_eq!(one.body(), other.body());
    client.send(&ask).await.unwrap();
    ask.send(&client).await.unwrap();
    assert_eq!(total(&client).await, Some(2));
}
