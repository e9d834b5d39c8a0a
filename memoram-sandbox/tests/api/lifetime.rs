use std::io::{Read, Write};
use std::net::TcpStream;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use memoram_sandbox::Sandbox;

use crate::client::{Api, expect};

fn port(sandbox: &Sandbox) -> u16 {
    let rest = sandbox.base_url().strip_prefix("http://127.0.0.1:").unwrap();
    rest.strip_suffix("/api/v1").unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_sandbox_has_a_base_url_and_keys() {
    let sandbox = Sandbox::start().await.unwrap();
    assert_ne!(port(&sandbox), 0);
    assert!(sandbox.api_key().starts_with("mem_"));
    assert!(!sandbox.memory_key().is_empty());
    assert_eq!(sandbox.user_id().len(), 36);
    let debug = format!("{sandbox:?}");
    assert!(debug.contains(sandbox.base_url()) && !debug.contains(sandbox.api_key()), "{debug}");
}

#[tokio::test]
async fn its_keys_can_be_chosen_and_are_not_printed() {
    let builder = Sandbox::builder().api_key("mem_mine").memory_key("key_mine");
    let debug = format!("{builder:?}");
    assert!(debug.starts_with("SandboxBuilder { port: 0, ") && !debug.contains("mine"), "{debug}");
    let api = Api::start_with(builder).await;
    assert_eq!((api.sandbox.api_key(), api.sandbox.memory_key()), ("mem_mine", "key_mine"));
    api.access_request().await;
}

#[tokio::test]
async fn dropping_it_frees_the_port() {
    let sandbox = Sandbox::start().await.unwrap();
    let port = port(&sandbox);
    let mut open = TcpStream::connect(("127.0.0.1", port)).unwrap();
    assert!(Sandbox::builder().port(port).start().await.is_err());
    drop(sandbox);
    assert!(!matches!(open.read(&mut [0]), Ok(1..)));
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

/// The caller blocks its only thread, as a blocking client does.
#[tokio::test]
async fn it_answers_while_the_caller_blocks() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut stream = TcpStream::connect(("127.0.0.1", port(&sandbox))).unwrap();
    stream.write_all(b"GET /api/v1/tags HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
}

#[test]
fn it_starts_without_a_runtime() {
    let mut start = pin!(Sandbox::start());
    let mut context = Context::from_waker(Waker::noop());
    let sandbox = loop {
        match start.as_mut().poll(&mut context) {
            Poll::Ready(sandbox) => break sandbox.unwrap(),
            Poll::Pending => std::thread::yield_now(),
        }
    };
    TcpStream::connect(("127.0.0.1", port(&sandbox))).unwrap();
}

#[test]
fn it_can_be_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Sandbox>();
}

#[tokio::test]
async fn two_sandboxes_share_no_state() {
    let (one, other) = (Api::start().await, Api::start().await);
    one.access_request().await;
    assert_eq!(expect(other.get("/access-requests"), 200).await["total"], 0);
    assert_ne!(one.sandbox.api_key(), other.sandbox.api_key());
    let foreign = other.anonymous(reqwest::Method::GET, "/access-requests").bearer_auth(&one.token);
    expect(foreign, 401).await;
}

#[tokio::test]
async fn its_health_is_beside_the_api() {
    let api = Api::start().await;
    let path = format!("http://127.0.0.1:{}/health", port(&api.sandbox));
    let response = reqwest::Client::builder().no_proxy().build().unwrap().get(path).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.text().await.unwrap(), r#"{"status":"ok"}"#);
    expect(api.get("/health"), 404).await;
}
