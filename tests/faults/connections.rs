//! Kept-alive connections that close, dropped calls, and runtimes that shut down.

use std::future::IntoFuture;

use memoram_runtime::{Client, ErrorKind, Outcome};
use tokio::runtime::Builder;

use crate::server::{Act, FaultServer};
use crate::{FINE, ListNotes, NOTE, client};

#[tokio::test]
async fn a_post_is_not_retried_when_a_kept_alive_connection_closes() {
    let script = |number| if number % 2 == 1 { Act::Answer(FINE) } else { Act::Close("") };
    let server = FaultServer::start(script).await;
    let client = client(&server);
    client.send(&NOTE).await.unwrap();
    let error = client.send(&NOTE).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown), "{error}");
    assert_eq!(server.counts(), (1, 2));
    client.send(&ListNotes {}).await.unwrap();
    client.send(&ListNotes {}).await.unwrap();
    assert_eq!(server.counts().1, 5);
}

/// It depends on timing whether the client notices the closed connection before it writes the next request. In both cases
/// the server answers every request that it reads.
#[tokio::test]
async fn a_post_reaches_the_server_once_when_the_connection_closes_as_it_is_sent() {
    let server = FaultServer::start(|_| Act::Close(FINE)).await;
    let client = client(&server);
    let mut answered = 0;
    for _ in 0..50 {
        match client.send(&NOTE).await {
            Ok(_) => answered += 1,
            Err(error) => assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown)),
        }
    }
    assert_eq!(server.counts().1, answered);
    for _ in 0..50 {
        client.send(&ListNotes {}).await.unwrap();
    }
}

#[tokio::test]
async fn a_post_is_not_retried_after_a_reset_within_the_body() {
    let act = Act::Reset("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{}");
    let server = FaultServer::start(move |number| if number < 4 { act } else { Act::Answer(FINE) }).await;
    let client = client(&server);
    let error = client.send(&NOTE).await.unwrap_err();
    // The reset may arrive before the client has read the status.
    assert!([Outcome::Unknown, Outcome::Completed].contains(&error.outcome()), "{error}");
    assert_eq!((error.kind(), server.counts().1), (ErrorKind::Transport, 1), "{error}");
    client.send(&ListNotes {}).await.unwrap();
    assert_eq!(server.counts().1, 4);
}

#[tokio::test]
async fn a_dropped_call_is_not_retried_and_the_client_still_works() {
    let server = FaultServer::start(|number| if number == 1 { Act::Stall("") } else { Act::Answer(FINE) }).await;
    let client = client(&server);
    let call = tokio::spawn(client.send(&NOTE).into_future());
    while server.counts().1 == 0 {
        tokio::task::yield_now().await;
    }
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    client.send(&NOTE).await.unwrap();
    assert_eq!(server.counts(), (2, 2));
}

#[test]
fn a_client_works_after_the_runtime_of_its_connections_ends() {
    let of_the_server = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = of_the_server.block_on(FaultServer::start(|_| Act::Answer(FINE)));
    let client = client(&server);
    for _ in 0..2 {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(client.send(&NOTE).into_future()).unwrap();
        runtime.block_on(client.send(&NOTE).into_future()).unwrap();
    }
    assert_eq!(server.counts(), (2, 4));
}

/// hyper-util gives no status, so a refusal that will not change is asked for again too.
#[tokio::test]
async fn a_proxy_that_refuses_to_connect_is_not_taken_for_a_server_without_trust() {
    for answer in [
        "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nlocation: http://portal.example/\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n",
    ] {
        let proxy = FaultServer::start(move |_| Act::Close(answer)).await;
        let client = Client::builder().bearer("a.b.c").base_url("https://api.example").proxy(proxy.base_url());
        let client = client.root_certificates_only::<Vec<u8>>([]).build().unwrap();
        let error = client.send(&NOTE).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Connect, Outcome::NotSent), "{answer}: {error}");
        assert!(error.to_string().contains("the proxy did not connect to the server"), "{error}");
        assert_eq!(proxy.counts().1, 3);
    }
}

#[test]
fn a_proxy_that_does_not_speak_http_is_refused() {
    for (proxy, works) in [("socks5://127.0.0.1:1", false), ("ftp://127.0.0.1:1", false), ("http://127.0.0.1:1", true)]
    {
        let client =
            Client::builder().base_url("https://api.example").proxy(proxy).root_certificates_only::<Vec<u8>>([]);
        assert_eq!(client.build().is_ok(), works, "{proxy}");
    }
}

/// The name is too long to ask a server for it.
#[tokio::test]
async fn a_host_that_is_not_known_is_not_taken_for_one_without_trust() {
    let client = Client::builder().bearer("a.b.c").base_url(format!("http://{}.example", "x".repeat(64)));
    let error = client.allow_plain_http().build().unwrap().send(&NOTE).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Connect, Outcome::NotSent), "{error}");
    assert_eq!(error.attempts(), 3);
}
