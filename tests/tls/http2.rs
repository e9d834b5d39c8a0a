//! Faults of HTTP/2: requests that the server has not processed are retried, and a POST that it may have processed is not.

use std::time::Duration;

use memoram_runtime::{
    Body, ByteStream, Client, Error, ErrorKind, Outcome, RetryConfig, TimeoutConfig, memoram_endpoint,
};
use tokio::time::Instant;

use crate::frames::{Act, FrameServer, INTERNAL_ERROR, REFUSED_STREAM};

#[memoram_endpoint(GET, "/notes", spec = none)]
struct ListNotes {}

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    text: String,
}

fn note() -> CreateNote {
    CreateNote { text: "hello".to_owned() }
}

/// Larger than the flow-control window of a stream, so that it is never sent completely.
fn long_note() -> CreateNote {
    CreateNote { text: "x".repeat(128 * 1024) }
}

fn client(server: &FrameServer) -> Client {
    let client = Client::builder().bearer("a.b.c").base_url(&server.base_url);
    client.root_certificates_only([server.authority.pem()]).build().unwrap()
}

/// Sends a POST to a server where the first `times` requests fail. Returns the result and the number of requests received.
async fn post(note: CreateNote, act: Act, times: usize) -> (Result<(), Error>, usize) {
    let server = FrameServer::start(move |number| if number <= times { act } else { Act::Answer }).await;
    let result = client(&server).send(&note).await;
    (result, server.counts().1)
}

/// Checks that a POST is sent once and ends with this outcome, and that a GET is retried until it succeeds.
async fn assert_sent_once(note: CreateNote, act: Act, outcome: Outcome) {
    let (result, requests) = post(note, act, usize::MAX).await;
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), requests), (ErrorKind::Transport, outcome, 1), "{act:?}: {error}");
    let server = FrameServer::start(move |number| if number < 3 { act } else { Act::Answer }).await;
    client(&server).send(&ListNotes {}).await.unwrap();
    assert_eq!(server.counts().1, 3, "{act:?}");
}

/// Checks that a POST is retried until the server processes it.
async fn assert_sent_again(act: Act) {
    let (result, requests) = post(note(), act, 2).await;
    result.unwrap();
    assert_eq!(requests, 3, "{act:?}");
    assert_rejected(note(), act).await;
}

/// Checks that a POST that the server never processes is `Rejected`.
async fn assert_rejected(note: CreateNote, act: Act) {
    let (result, requests) = post(note, act, usize::MAX).await;
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), requests), (ErrorKind::Transport, Outcome::Rejected, 3), "{act:?}");
}

#[tokio::test]
async fn a_refused_stream_is_retried_for_any_method() {
    assert_sent_again(Act::Reset(REFUSED_STREAM)).await;
    assert_rejected(long_note(), Act::Reset(REFUSED_STREAM)).await;
}

#[tokio::test]
async fn a_request_that_goaway_leaves_unprocessed_is_retried_on_another_connection() {
    assert_sent_again(Act::GoAway).await;
    let server = FrameServer::start(|number| if number == 1 { Act::GoAway } else { Act::Answer }).await;
    client(&server).send(&note()).await.unwrap();
    assert_eq!(server.counts(), (2, 2));
}

#[tokio::test]
async fn the_answer_to_a_request_that_goaway_includes_is_used() {
    let server = FrameServer::start(|_| Act::GoAwayAfter).await;
    let client = client(&server);
    client.send(&note()).await.unwrap();
    client.send(&note()).await.unwrap();
    assert_eq!(server.counts(), (2, 2));
}

#[tokio::test]
async fn the_outcome_of_goaway_without_an_answer_is_unknown() {
    assert_sent_once(note(), Act::GoAwayAfterAndClose, Outcome::Unknown).await;
}

#[tokio::test]
async fn the_outcome_of_a_stream_reset_is_unknown() {
    assert_sent_once(note(), Act::Reset(INTERNAL_ERROR), Outcome::Unknown).await;
    assert_sent_once(long_note(), Act::Reset(INTERNAL_ERROR), Outcome::Unknown).await;
}

#[tokio::test]
async fn a_stream_reset_within_the_response_body_is_completed() {
    assert_sent_once(note(), Act::ResetWithinTheBody, Outcome::Completed).await;
}

#[tokio::test]
async fn the_outcome_of_a_connection_closed_under_a_stream_is_unknown() {
    assert_sent_once(note(), Act::Close, Outcome::Unknown).await;
}

/// A call on a connection whose server then does `act`, with a minute for the attempt: how it fails, and after how long.
async fn fails_on_an_open_connection(act: Act) -> (ErrorKind, Outcome, Duration) {
    let server = FrameServer::start(move |number| if number == 1 { Act::Answer } else { act }).await;
    let client = Client::builder()
        .bearer("a.b.c")
        .base_url(&server.base_url)
        .root_certificates_only([server.authority.pem()])
        .timeouts(TimeoutConfig::default().attempt(Duration::from_secs(60)).operation(Duration::from_secs(90)))
        .retry(RetryConfig::default().max_attempts(1))
        .build()
        .unwrap();
    client.send(&ListNotes {}).await.unwrap();
    tokio::time::pause();
    let started = Instant::now();
    let error = client.send(&note()).await.unwrap_err();
    assert_eq!(server.counts(), (1, 2), "{act:?}");
    (error.kind(), error.outcome(), started.elapsed())
}

/// The client pings after 20 s without a frame, and waits 10 s for the answer.
#[tokio::test]
async fn a_connection_that_answers_no_ping_is_given_up_before_the_time_limit() {
    let (kind, outcome, after) = fails_on_an_open_connection(Act::Die).await;
    assert_eq!((kind, outcome), (ErrorKind::Timeout, Outcome::Unknown));
    assert!(after < Duration::from_secs(40), "{after:?}");
}

#[tokio::test]
async fn a_connection_that_answers_pings_is_kept_until_the_time_limit() {
    let (kind, outcome, after) = fails_on_an_open_connection(Act::Stall).await;
    assert_eq!((kind, outcome), (ErrorKind::Timeout, Outcome::Unknown));
    assert!(after >= Duration::from_secs(60), "{after:?}");
}

#[memoram_endpoint(GET, "/exports", spec = none, response = ByteStream)]
struct Export {}

#[tokio::test]
async fn a_reset_within_a_stream_is_an_item_and_the_connection_goes_on() {
    let server = FrameServer::start(|number| if number == 1 { Act::ResetWithinTheBody } else { Act::Answer }).await;
    let client = client(&server);
    let mut stream = client.send(&Export {}).await.unwrap();
    let error = loop {
        match stream.try_next().await {
            Ok(chunk) => assert_eq!(chunk.unwrap(), "{"),
            Err(error) => break error,
        }
    };
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Completed), "{error}");
    client.send(&ListNotes {}).await.unwrap();
    assert_eq!(server.counts(), (1, 2));
}

#[memoram_endpoint(PUT, "/files", spec = none)]
struct Upload {
    #[memoram(body)]
    file: Body,
}

#[tokio::test]
async fn a_file_is_sent_again_when_the_server_refuses_its_stream() {
    let server = FrameServer::start(|number| if number < 3 { Act::Reset(REFUSED_STREAM) } else { Act::Answer }).await;
    let file = Body::file(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    client(&server).send(&Upload { file }).await.unwrap();
    assert_eq!(server.counts().1, 3);
}
