//! Bytes and lines of JSON, in memory and on paused time.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use memoram_runtime::testing::{Chunk, Fault, Mock, Reply};
use memoram_runtime::{Client, ErrorKind, Limits, Outcome};
use tokio::io::AsyncWrite;
use tokio::time::Instant;

use crate::{Export, Log, Price, export, seconds, waits};

#[tokio::test(start_paused = true)]
async fn bytes_arrive_chunk_by_chunk_and_have_no_limit_of_size_or_of_time_as_a_whole() {
    let chunks = ["a".into(), waits(29), "".into(), "bc".into(), waits(29), "d".into(), waits(29)];
    let mock = export(chunks);
    let client = Client::builder().bearer("t").base_url("http://localhost").mock(&mock);
    let client = client.limits(Limits::default().success_body(1)).build().unwrap();
    let mut stream = Export.send(&client).await.unwrap();
    let mut arrived = Vec::new();
    while let Some(chunk) = stream.try_next().await.unwrap() {
        arrived.push(chunk);
    }
    assert_eq!(arrived, ["a", "bc", "d"]);
    assert_eq!((stream.bytes_read(), stream.content_length()), (4, None));
    assert!(stream.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_stands_still_ends_after_the_idle_limit() {
    let mock = export(["abc".into(), waits(31), "d".into()]);
    let mut stream = Export.send(&mock.client()).await.unwrap();
    assert_eq!(stream.try_next().await.unwrap().unwrap(), "abc");
    let start = Instant::now();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(start.elapsed().as_secs(), 30);
    assert_eq!((error.kind(), error.outcome(), error.bytes_read()), (ErrorKind::Timeout, Outcome::Completed, Some(3)));
    assert_eq!((error.attempts(), error.status().unwrap().as_u16()), (1, 200));
    let text = "GET /exports answered 200 OK, but its body stood still for longer than the time limit, after 3 bytes of it \
                (it was done)";
    assert_eq!(error.to_string(), text);
    assert!(stream.next().await.is_none());
    assert_eq!(mock.calls::<Export>(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_breaks_off_is_not_sent_again() {
    let mock = export(["ab".into(), Chunk::Broken, "c".into()]);
    let mut stream = Export.send(&mock.client()).await.unwrap();
    stream.next().await.unwrap().unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome(), error.bytes_read()),
        (ErrorKind::Transport, Outcome::Completed, Some(2))
    );
    assert!(stream.next().await.is_none());
    assert_eq!(mock.calls::<Export>(), 1);
}

#[tokio::test(start_paused = true)]
async fn before_the_headers_of_a_success_it_is_a_call_like_any_other() {
    let mock = Mock::new().on_sequence::<Export>([
        Reply::fault(Fault::Broken),
        Reply::status(503),
        Reply::chunks(["a"]),
        Reply::status(404),
        Reply::chunks([waits(31), "a".into()]),
    ]);
    let client = mock.client();
    assert_eq!(Export.send(&client).await.unwrap().bytes(1).await.unwrap(), "a");
    let error = Export.send(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.bytes_read(), None);
    // The wait is within the body, and not before the headers.
    assert!(Export.send(&client).await.is_ok());
}

#[tokio::test]
async fn the_rest_is_read_up_to_a_limit() {
    let stream = |text: &'static str| async move { Export.send(&export([text.into()]).client()).await.unwrap() };
    assert_eq!(stream("abc").await.bytes(3).await.unwrap(), "abc");
    let error = stream("abcd").await.bytes(3).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Response, Outcome::Completed));
}

/// Takes a few bytes at a time, and then fails.
struct Disk {
    written: Vec<u8>,
    room: usize,
}

impl AsyncWrite for Disk {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let count = bytes.len().min(2);
        if self.written.len() + count > self.room {
            return Poll::Ready(Err(io::ErrorKind::StorageFull.into()));
        }
        self.written.extend_from_slice(&bytes[..count]);
        Poll::Ready(Ok(count))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn a_destination_that_fails_is_an_error_with_its_reason() {
    let client = export(["abcde".into(), "f".into()]).client();
    let mut disk = Disk { written: Vec::new(), room: 6 };
    assert_eq!(Export.send(&client).await.unwrap().copy_to(&mut disk).await.unwrap(), 6);
    assert_eq!(disk.written, b"abcdef");
    let mut disk = Disk { written: Vec::new(), room: 5 };
    let error = Export.send(&client).await.unwrap().copy_to(&mut disk).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Io, Outcome::Completed));
    let source = std::error::Error::source(&error).and_then(|source| source.downcast_ref::<io::Error>());
    assert_eq!(source.unwrap().kind(), io::ErrorKind::StorageFull);
}

#[tokio::test]
async fn a_compressed_body_and_one_of_another_type_are_refused() {
    let mock = Mock::new()
        .on::<Export>(|_| Reply::chunks(["x"]).with_header("content-encoding", "gzip"))
        .on::<Log>(|_| Reply::chunks(["<html>"]).with_header("content-type", "text/html"));
    let client = mock.client();
    let errors = [Export.send(&client).await.unwrap_err(), Log.send(&client).await.unwrap_err()];
    assert!(errors.iter().all(|error| error.kind() == ErrorKind::UnexpectedContentType), "{errors:?}");
    assert!(errors[1].to_string().contains("its body is not lines of JSON"), "{}", errors[1]);
}

#[tokio::test]
async fn lines_are_values_however_they_are_split() {
    let text = "\u{feff}{\"cents\":1}\n\r\n \n{\"cents\":\"é\"}\r\n{\"cents\":3}";
    for at in 0..=text.len() {
        let (first, second) = text.as_bytes().split_at(at);
        let chunks = [Chunk::from(first.to_vec()), Chunk::from(second.to_vec())];
        let mock = Mock::new().on::<Log>(move |_| Reply::chunks(chunks.clone()));
        let mut lines = Log.send(&mock.client()).await.unwrap();
        assert_eq!(lines.next().await.unwrap().unwrap(), Price { cents: 1 });
        let error = lines.next().await.unwrap().unwrap_err();
        assert_eq!(error.raw_body().unwrap(), "{\"cents\":\"é\"}\r");
        let expected = "a line of its body does not fit the response type at `cents`: expects an integer";
        assert!(error.to_string().contains(expected), "{error}");
        assert_eq!(lines.next().await.unwrap().unwrap(), Price { cents: 3 });
        assert!(lines.next().await.is_none());
    }
}

#[tokio::test]
async fn a_line_that_breaks_off_is_no_line() {
    let chunks = ["{\"cents\":1}\n{\"cents\":2}".into(), Chunk::Broken];
    let mock = Mock::new().on::<Log>(move |_| Reply::chunks(chunks.clone()));
    let mut lines = Log.send(&mock.client()).await.unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap(), Price { cents: 1 });
    assert_eq!(lines.next().await.unwrap().unwrap_err().kind(), ErrorKind::Transport);
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn a_line_above_the_limit_ends_the_stream() {
    let mock = Mock::new().on::<Log>(|_| Reply::chunks(["{\"cents\":1}\n", &"[".repeat(20), "\n{"]));
    let client = Client::builder().bearer("t").base_url("http://localhost").mock(&mock);
    let client = client.limits(Limits::default().success_body(19)).build().unwrap();
    let mut lines = Log.send(&client).await.unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap(), Price { cents: 1 });
    let error = lines.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Response);
    assert!(error.to_string().contains("a line of its body is above the limit"), "{error}");
    assert!(lines.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_mock_waits_within_bodies_that_are_read_as_a_whole_too() {
    #[memoram_runtime::memoram_endpoint(POST, "/slow", spec = none, response = u8)]
    struct Slow;
    let mock = Mock::new().on_sequence::<Slow>([
        Reply::chunks(["4".into(), waits(29), "2".into()]),
        Reply::chunks(["4".into(), waits(31), "2".into()]),
        Reply::chunks(["4".into(), Chunk::Broken]),
    ]);
    let client = mock.client();
    assert_eq!(Slow.send(&client).await.unwrap(), 42);
    assert_eq!(Slow.send(&client).await.unwrap_err().kind(), ErrorKind::Timeout);
    assert_eq!(Slow.send(&client).timeout(seconds(5)).await.unwrap_err().kind(), ErrorKind::Transport);
}
