//! Streams over sockets: chunks of one byte, servers that stall, reset, or lie about the length, and descriptors.

use std::net::Ipv4Addr;
use std::time::Duration;

use memoram_runtime::{Body, Client, Error, ErrorKind, Outcome, TimeoutConfig};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::server::{Act, FaultServer};
use crate::{Export, Price, Upload, WatchPrices, stream_of};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
const CHUNKED: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-type: text/event-stream\r\n\r\n";

fn client(base_url: &str) -> Client {
    // Long enough for a busy machine. Only the tests of streams that stand still wait this long.
    let timeouts = TimeoutConfig::default().attempt(Duration::from_secs(5)).idle(Duration::from_millis(500));
    Client::builder().bearer("a.b.c").base_url(base_url).timeouts(timeouts).build().unwrap()
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// Each byte in a chunk of its own.
fn byte_by_byte(text: &str) -> String {
    text.bytes().map(|byte| format!("1\r\n{}\r\n", char::from(byte))).collect()
}

#[tokio::test]
async fn chunks_of_one_byte_are_put_together() {
    let text = "id: 1\r\ndata: {\"cents\":1}\r\n\r\ndata: {\"cents\":2}\n\n";
    let answer = leaked(format!("{CHUNKED}{}0\r\n\r\n", byte_by_byte(text)));
    let server = FaultServer::start(move |_| Act::Answer(answer)).await;
    let client = client(server.base_url());
    let mut events = WatchPrices.send(&client).await.unwrap();
    for cents in [1, 2] {
        assert_eq!(events.try_next().await.unwrap().unwrap().data, Price { cents });
    }
    assert!(events.next().await.is_none());
    let bytes = Export.send(&client).await.unwrap().bytes(1000).await.unwrap();
    assert_eq!(bytes, text);
    // The stream was read to its end, so the connection is used again.
    assert_eq!(server.counts(), (1, 2));
}

#[tokio::test]
async fn an_answer_that_is_no_event_stream_tells_what_it_says() {
    let json = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    let whole = leaked(format!("{json}content-length: 12\r\n\r\n{{\"no\":\"sse\"}}"));
    let cut = leaked(format!("{json}content-length: 30\r\n\r\n{{\"no\":\"sse\"}}"));
    let chunked = leaked(format!("{json}transfer-encoding: chunked\r\n\r\nc\r\n{{\"no\":\"sse\"}}\r\n"));
    // It may have no end, so it is not waited for.
    let page = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n";
    let acts = [Act::Answer(whole), Act::Close(cut), Act::Reset(cut), Act::Close(chunked), Act::Stall(page)];
    for act in acts {
        let server = FaultServer::start(move |_| act).await;
        let error = WatchPrices.send(&client(server.base_url())).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::UnexpectedContentType, Outcome::Completed), "{act:?}");
        let body = error.raw_body().map(|body| &body[..]).unwrap_or_default();
        let is_told = body == br#"{"no":"sse"}"#.as_slice();
        assert!(is_told || matches!(act, Act::Reset(_) | Act::Stall(_)), "{act:?}: {body:?}");
        assert_eq!(server.counts().1, 1, "{act:?}");
    }
}

/// Reads a stream that fails. Returns the error, and how often the request was sent.
async fn failing(act: Act) -> (Error, usize) {
    let server = FaultServer::start(move |_| act).await;
    let mut stream = Export.send(&client(server.base_url())).await.unwrap();
    let error = loop {
        match stream.try_next().await {
            Ok(Some(_)) => {}
            Ok(None) => panic!("the stream ends as if it were complete: {act:?}"),
            Err(error) => break error,
        }
    };
    assert!(stream.next().await.is_none());
    (error, server.counts().1)
}

#[tokio::test]
async fn a_stream_that_does_not_come_to_its_end_is_an_error() {
    let short = leaked(format!("{HEAD}content-length: 10\r\n\r\nabc"));
    let cut = leaked(format!("{CHUNKED}3\r\nabc\r\n"));
    let garbage = leaked(format!("{CHUNKED}3\r\nabc\r\nzzz\r\n"));
    for (act, kind) in [
        (Act::Close(short), ErrorKind::Transport),
        (Act::Reset(short), ErrorKind::Transport),
        (Act::Stall(short), ErrorKind::Timeout),
        (Act::Close(cut), ErrorKind::Transport),
        (Act::Reset(cut), ErrorKind::Transport),
        (Act::Stall(cut), ErrorKind::Timeout),
        (Act::Answer(garbage), ErrorKind::Transport),
    ] {
        let (error, requests) = failing(act).await;
        assert_eq!((error.kind(), error.outcome(), requests), (kind, Outcome::Completed, 1), "{act:?}: {error}");
        // What was there before a reset may be lost.
        assert!(error.bytes_read() <= Some(3), "{act:?}");
    }
}

#[tokio::test]
async fn a_body_that_is_longer_than_was_said_is_cut() {
    let long = leaked(format!("{HEAD}content-length: 3\r\n\r\nabcdef"));
    let server = FaultServer::start(move |_| Act::Close(long)).await;
    let stream = Export.send(&client(server.base_url())).await.unwrap();
    assert_eq!(stream.content_length(), Some(3));
    assert_eq!(stream.bytes(100).await.unwrap(), "abc");
}

#[tokio::test]
async fn reading_an_endless_stream_stops_at_the_limit() {
    let server = FaultServer::start(|_| Act::Endless(CHUNKED)).await;
    let stream = Export.send(&client(server.base_url())).await.unwrap();
    let error = stream.bytes(1_000_000).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Response, Outcome::Completed));
}

/// Reads whole requests with any kind of body, and answers each. Returns the URL, and what it has read.
async fn receive(answer: &'static str) -> (String, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let task = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        while !is_whole(&request) {
            match stream.read(&mut buffer).await {
                Ok(count) if count > 0 => request.extend_from_slice(&buffer[..count]),
                _ => return request,
            }
        }
        stream.write_all(answer.as_bytes()).await.unwrap();
        request
    });
    (url, task)
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    match head.lines().find_map(|line| line.strip_prefix("content-length: ")) {
        Some(length) => body.len() >= length.parse().unwrap(),
        None => body.ends_with("0\r\n\r\n"),
    }
}

const DONE: &str = "HTTP/1.1 204 No Content\r\n\r\n";

#[tokio::test]
async fn the_length_of_a_body_is_told_if_it_is_known() {
    for (file, framing) in [
        (Body::sized_stream(5, stream_of([Ok("he"), Ok("llo")])), "content-length: 5"),
        (Body::stream(stream_of([Ok("he"), Ok("llo")])), "transfer-encoding: chunked"),
    ] {
        let (url, request) = receive(DONE).await;
        Upload { file }.send(&client(&url)).await.unwrap();
        let request = String::from_utf8(request.await.unwrap()).unwrap();
        assert!(request.contains(framing), "{request}");
    }
}

#[tokio::test]
async fn a_stream_that_fails_is_never_taken_for_a_whole_one() {
    for file in [
        Body::stream(stream_of([Ok("he"), Err("gone")])),
        Body::sized_stream(5, stream_of([Ok("he"), Err("gone")])),
        Body::sized_stream(5, stream_of([Ok("he")])),
        Body::sized_stream(2, stream_of([Ok("he"), Ok("llo")])),
    ] {
        let (url, request) = receive(DONE).await;
        let error = Upload { file }.send(&client(&url)).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Io, Outcome::Unknown), "{error}");
        assert!(!is_whole(&request.await.unwrap()));
    }
}

/// A stream of ones without an end.
struct Endless;

impl crate::futures::Stream for Endless {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(Some(Ok(vec![1; 64 * 1024])))
    }
}

#[tokio::test]
async fn a_server_that_does_not_take_the_body_is_given_up_after_the_idle_limit() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let error = Upload { file: Body::stream(Endless) }.send(&client(&url)).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Timeout, Outcome::Unknown, 1), "{error}");
}

#[tokio::test]
async fn an_answer_before_the_end_of_the_body_is_the_answer() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut buffer = [0; 4096];
        assert!(stream.read(&mut buffer).await.unwrap() > 0);
        stream.write_all(b"HTTP/1.1 413 Content Too Large\r\ncontent-length: 0\r\n\r\n").await.unwrap();
        drain(stream).await;
    });
    let error = Upload { file: Body::stream(Endless) }.send(&client(&url)).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(413), "{error}");
    server.await.unwrap();
}

#[tokio::test]
async fn after_an_early_success_the_rest_of_the_body_is_sent() {
    const LENGTH: usize = 2_000_000;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let (mut buffer, mut read) = (vec![0; 64 * 1024], 0);
        while read < LENGTH {
            let count = stream.read(&mut buffer).await.unwrap();
            if count == 0 {
                break;
            }
            if read == 0 {
                stream.write_all(DONE.as_bytes()).await.unwrap();
            }
            read += count;
        }
        read
    });
    let chunks = std::iter::repeat_n(Ok(leaked("x".repeat(1000))), LENGTH / 1000);
    Upload { file: Body::sized_stream(LENGTH as u64, stream_of(chunks)) }.send(&client(&url)).await.unwrap();
    assert!(server.await.unwrap() >= LENGTH);
}

/// Reads until the client closes the connection: what is unread would reset it, and the answer with it.
async fn drain(mut stream: TcpStream) {
    let mut buffer = vec![0; 64 * 1024];
    while stream.read(&mut buffer).await.is_ok_and(|count| count > 0) {}
}

#[tokio::test]
async fn a_stream_is_sent_by_the_next_attempt_if_there_was_no_connection() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let client = Client::builder().bearer("a.b.c").base_url(format!("http://127.0.0.1:{port}"));
    let retry = memoram_runtime::RetryConfig::default().max_attempts(2);
    let client = client.retry(retry).build().unwrap();
    let upload = Upload { file: Body::stream(stream_of([Ok("a")])) };
    let error = upload.send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 2));
    // The stream has not begun, so another call can send it.
    let (url, request) = receive(DONE).await;
    upload.send(&crate::wire::client(&url)).await.unwrap();
    assert!(request.await.unwrap().ends_with(b"1\r\na\r\n0\r\n\r\n"));
}

/// How many files and sockets this process has open. `None` where the system does not tell it.
fn descriptors() -> Option<usize> {
    std::fs::read_dir("/proc/self/fd").ok().map(Iterator::count)
}

#[tokio::test]
async fn ten_thousand_dropped_streams_leave_no_descriptor() {
    let endless = leaked(format!("{CHUNKED}3\r\nabc\r\n"));
    let server = FaultServer::start(move |_| Act::Stall(endless)).await;
    let client = client(server.base_url());
    let start = descriptors();
    for number in 0..10_000 {
        let mut stream = Export.send(&client).await.unwrap();
        if number % 2 == 0 {
            stream.next().await.unwrap().unwrap();
        }
    }
    assert_eq!(server.counts().1, 10_000);
    // The server's side of a connection closes when it next writes or reads, so only the client's side counts.
    drop(server);
    for _ in 0..1000 {
        tokio::task::yield_now().await;
    }
    if let (Some(start), Some(end)) = (start, descriptors()) {
        assert!(end < start + 50, "{start} descriptors at the start, {end} at the end");
    }
}

#[test]
fn a_stream_that_is_polled_outside_a_runtime_is_an_error_and_no_panic() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut stream = runtime.block_on(async {
        let server = FaultServer::start(|_| Act::Stall(CHUNKED)).await;
        Export.send(&client(server.base_url())).await.unwrap()
    });
    let context = &mut std::task::Context::from_waker(std::task::Waker::noop());
    let next = std::pin::pin!(stream.next()).poll(context);
    let std::task::Poll::Ready(Some(Err(error))) = next else { panic!("{next:?}") };
    assert!(error.to_string().contains("within a tokio runtime"), "{error}");
}
