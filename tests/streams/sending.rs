//! Bodies of requests that are files and streams, in memory and on paused time.

use std::error::Error as _;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use memoram_runtime::testing::{Fault, Mock, Reply};
use memoram_runtime::{Body, Bytes, ErrorKind, Outcome};
use tokio::time::{Sleep, sleep};

use crate::{Upload, futures, seconds, stream_of};

/// A file that is removed at the end of the test.
struct TempFile(std::path::PathBuf);

impl TempFile {
    fn new(content: &[u8]) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let name = format!("memoram-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let file = TempFile(std::env::temp_dir().join(name));
        std::fs::write(&file.0, content).unwrap();
        file
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn replies(replies: impl IntoIterator<Item = Reply<()>>) -> Mock {
    Mock::new().on_sequence::<Upload>(replies)
}

fn hello() -> Body {
    Body::stream(stream_of([Ok("hel"), Ok(""), Ok("lo")]))
}

#[tokio::test]
async fn bytes_files_and_streams_are_sent_as_they_are() {
    let large = vec![7; 200_000];
    let file = TempFile::new(&large);
    let empty = TempFile::new(b"");
    let bodies = [
        (Body::from("text"), b"text".to_vec()),
        (Body::from(vec![1, 2]), vec![1, 2]),
        (Body::from(Bytes::from_static(b"b")), b"b".to_vec()),
        (Body::file(&file.0), large),
        (Body::file(&empty.0), Vec::new()),
        (hello(), b"hello".to_vec()),
        (Body::sized_stream(5, stream_of([Ok("hello")])), b"hello".to_vec()),
        (Body::stream(stream_of([])), Vec::new()),
    ];
    for (file, expected) in bodies {
        let mock = replies([Reply::status(200)]);
        Upload { file }.send(&mock.client()).await.unwrap();
        let received = &mock.received::<Upload>()[0];
        assert_eq!(received.body(), &expected);
        assert_eq!(received.header("content-type"), Some("application/octet-stream"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_file_is_read_again_for_each_attempt() {
    let file = TempFile::new(b"content");
    let mock = replies([Reply::status(503), Reply::fault(Fault::Broken), Reply::status(200)]);
    Upload { file: Body::file(&file.0) }.send(&mock.client()).await.unwrap();
    let bodies: Vec<_> = mock.received::<Upload>().iter().map(|received| received.body().clone()).collect();
    assert_eq!(bodies, ["content"; 3]);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_has_begun_is_not_sent_again() {
    for (reply, kind, outcome) in [
        (Reply::status(503), ErrorKind::Server, Outcome::Unknown),
        (Reply::fault(Fault::Broken), ErrorKind::Transport, Outcome::Unknown),
        (Reply::status(429), ErrorKind::TooManyRequests, Outcome::Rejected),
    ] {
        let mock = replies([reply, Reply::status(200)]);
        let upload = Upload { file: hello() };
        let error = upload.send(&mock.client()).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome(), mock.calls::<Upload>()), (kind, outcome, 1));
        // Neither is it by another call.
        let error = upload.send(&mock.client()).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome(), mock.calls::<Upload>()), (ErrorKind::Io, Outcome::NotSent, 1));
        assert_eq!(error.source().unwrap().to_string(), "the stream was sent before");
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_cannot_be_read_is_an_error_with_its_reason() {
    let io_kind = |error: &memoram_runtime::Error| {
        error.source().and_then(|source| source.downcast_ref::<io::Error>()).map(io::Error::kind)
    };
    let mock = replies([Reply::status(200)]);
    let error = Upload { file: Body::file("/no/such/file") }.send(&mock.client()).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), mock.calls::<Upload>()), (ErrorKind::Io, Outcome::NotSent, 0));
    assert_eq!(io_kind(&error), Some(io::ErrorKind::NotFound));
    assert_eq!(error.to_string(), "PUT /files: the file or the stream of its body could not be read (not sent)");

    for (body, reason) in [
        (Body::stream(stream_of([Ok("a"), Err("the disk is gone")])), "the disk is gone"),
        (Body::sized_stream(3, stream_of([Ok("ab")])), "the body ended early"),
        (Body::sized_stream(1, stream_of([Ok("ab")])), "the body is longer than was said"),
    ] {
        let mock = replies([Reply::status(200)]);
        let error = Upload { file: body }.send(&mock.client()).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Io, Outcome::Unknown, 1), "{reason}");
        assert_eq!(error.source().unwrap().to_string(), reason);
    }
}

/// Yields a byte a number of times, each after some seconds.
struct Slow {
    left: usize,
    wait: u64,
    sleep: Pin<Box<Sleep>>,
}

impl futures::Stream for Slow {
    type Item = Result<&'static str, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        std::task::ready!(self.sleep.as_mut().poll(context));
        self.sleep = Box::pin(sleep(seconds(self.wait)));
        let item = (self.left > 0).then_some(Ok("x"));
        self.left = self.left.saturating_sub(1);
        Poll::Ready(item)
    }
}

fn slow(left: usize, wait: u64) -> Upload {
    Upload { file: Body::stream(Slow { left, wait, sleep: Box::pin(sleep(seconds(wait))) }) }
}

#[tokio::test(start_paused = true)]
async fn a_long_upload_has_no_limit_of_time_as_a_whole() {
    let mock = replies([Reply::status(200).delay(seconds(29))]);
    slow(10, 29).send(&mock.client()).await.unwrap();
    assert_eq!(mock.received::<Upload>()[0].body(), "x".repeat(10).as_bytes());
    // But the answer has one.
    let mock = replies([Reply::status(200).delay(seconds(31))]);
    let error = slow(1, 1).send(&mock.client()).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::Unknown));
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_stands_still_ends_after_the_idle_limit() {
    let mock = replies([Reply::status(200)]);
    let error = slow(2, 31).send(&mock.client()).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Timeout, Outcome::Unknown, 1));
    let error = slow(10, 20).send(&mock.client()).timeout(seconds(50)).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Timeout, Outcome::Unknown, 1));
}

#[tokio::test]
async fn what_is_streamed_is_neither_shown_nor_signed() {
    let mock = replies([Reply::status(200), Reply::status(200)]);
    let text = Upload { file: hello() }.send(&mock.client()).build().unwrap_err().to_string();
    assert!(text.contains("its body is a file or a stream"), "{text}");
    assert_eq!(format!("{:?} {:?}", hello(), Body::from("secret")), "Body(streamed) Body(6 bytes)");
    let client = memoram_runtime::Client::builder().bearer("t").base_url("http://localhost").mock(&mock);
    let client = client.sign(|request| {
        request.set_header("x-signed", if request.is_streamed() { "UNSIGNED" } else { "signed" });
        Ok(())
    });
    let client = client.build().unwrap();
    Upload { file: hello() }.send(&client).await.unwrap();
    Upload { file: Body::from("a") }.send(&client).await.unwrap();
    let received = mock.received::<Upload>();
    assert_eq!(received[0].header("x-signed"), Some("UNSIGNED"));
    assert_eq!(received[1].header("x-signed"), Some("signed"));
}
