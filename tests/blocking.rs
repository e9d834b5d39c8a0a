//! A blocking client behaves like the async client, can be called from anywhere, and stops when it is dropped.

use std::cell::Cell;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use memoram_runtime::api::{CreateAccessRequest, CreateToken, ListAccessRequests};
use memoram_runtime::auth::{ProvidedToken, Provision, TokenClient, TokenProvider};
use memoram_runtime::testing::{Mock, Reply};
use memoram_runtime::{BuildError, Client, ErrorKind, Outcome, blocking};
use memoram_sandbox::{Fault, Method, Sandbox};
use serde_json::json;
use tokio::runtime::Runtime;

/// A sandbox, the runtime that serves it, and a blocking client for it.
fn start() -> (Runtime, Sandbox, blocking::Client) {
    let runtime = Runtime::new().unwrap();
    let sandbox = runtime.block_on(Sandbox::start()).unwrap();
    let client = client_of(&sandbox);
    (runtime, sandbox, client)
}

fn client_of(sandbox: &Sandbox) -> blocking::Client {
    Client::builder().api_key(sandbox.api_key()).base_url(sandbox.base_url()).build_blocking().unwrap()
}

#[test]
fn send_blocking_and_the_call_options_work() {
    let (_runtime, sandbox, client) = start();
    let ask = CreateAccessRequest::new(sandbox.memory_key(), "why");
    let request = ask.send_blocking(&client).unwrap();
    assert_eq!(request.reason.as_deref(), Some("why"));

    let call = client.send(&ask).header("X-Trace", "1").idempotency_key("k").timeout(Duration::from_secs(50));
    let built = client.send(&ask).header("X-Trace", "1").idempotency_key("k").build().unwrap();
    assert_eq!(
        (&built.headers()["x-trace"], &built.headers()["idempotency-key"]),
        (&"1".parse().unwrap(), &"k".parse().unwrap())
    );
    // The idempotency key allows a retry.
    sandbox.fail_next(Method::POST, "/access-requests", Fault::Status(503)).unwrap();
    let response = call.with_response().wait().unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(ListAccessRequests {}.send_blocking(&client).unwrap().total, Some(2));
    assert_eq!(sandbox.requests(Method::POST, "/auth/token"), 1);
}

#[test]
fn errors_are_the_same_as_those_of_the_async_client() {
    let (_runtime, sandbox, client) = start();
    let error = CreateAccessRequest::new("key_of_nobody", "why").send_blocking(&client).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::NotFound, Outcome::Rejected));
    let error = CreateAccessRequest::new("key", "x".repeat(256)).send_blocking(&client).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidRequest, 0));
    let error = client.send(&ListAccessRequests {}).header("host", "x").wait().unwrap_err();
    assert!(error.to_string().contains("`host` is set by the client"), "{error}");
    sandbox.fail_next(Method::GET, "/access-requests", Fault::Delay(Duration::from_secs(60))).unwrap();
    let error = client.send(&ListAccessRequests {}).timeout(Duration::from_millis(50)).wait().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let refused = Client::builder().base_url("ftp://host").build_blocking().unwrap_err();
    assert!(matches!(refused, BuildError::BaseUrl { .. }));
}

/// The hardest case: the call blocks the only thread of a runtime.
#[test]
fn it_works_inside_async_code_and_in_spawn_blocking() {
    let (_runtime, sandbox, client) = start();
    let one_thread = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let ask = CreateAccessRequest::new(sandbox.memory_key(), "why");
    one_thread.block_on(async {
        ask.send_blocking(&client).unwrap();
        let (client, ask) = (client.clone(), ask.clone());
        tokio::task::spawn_blocking(move || ask.send_blocking(&client)).await.unwrap().unwrap();
        // The last client may also be dropped inside async code.
        let other = client_of(&sandbox);
        ListAccessRequests {}.send_blocking(&other).unwrap();
    });
    // The client's connections do not depend on the runtime of the caller.
    drop(one_thread);
    assert_eq!(ListAccessRequests {}.send_blocking(&client).unwrap().total, Some(2));
}

#[test]
fn threads_share_one_client_and_its_token() {
    let (_runtime, sandbox, client) = start();
    thread::scope(|scope| {
        for _ in 0..16 {
            let client = client.clone();
            scope.spawn(move || ListAccessRequests {}.send_blocking(&client).unwrap());
        }
    });
    assert_eq!(sandbox.requests(Method::POST, "/auth/token"), 1);
    assert_eq!(sandbox.requests(Method::GET, "/access-requests"), 16);
}

/// Sends its name when it is dropped.
struct Held(&'static str, mpsc::Sender<&'static str>);

impl Drop for Held {
    fn drop(&mut self) {
        self.1.send(self.0).unwrap();
    }
}

thread_local! {
    /// Dropped when the thread ends.
    static OF_THREAD: Cell<Option<Held>> = const { Cell::new(None) };
}

/// Leaves a value on the client's thread, and another one in a task there that never ends.
struct Leaves(mpsc::Sender<&'static str>);

impl TokenProvider for Leaves {
    fn token<'a>(&'a self, _: TokenClient<'a>) -> Provision<'a> {
        OF_THREAD.set(Some(Held("thread", self.0.clone())));
        let of_task = Held("task", self.0.clone());
        Box::pin(async move {
            let _of_task = of_task;
            std::future::pending().await
        })
    }
}

#[test]
fn dropping_the_last_client_ends_its_thread_and_tasks() {
    let (sender, dropped) = mpsc::channel();
    let client = Client::builder().token_provider(Leaves(sender)).mock(&Mock::new()).build_blocking().unwrap();
    let call = client.send(&ListAccessRequests {}).timeout(Duration::from_millis(10));
    assert_eq!(call.wait().unwrap_err().kind(), ErrorKind::Timeout);
    // The task that waits for a token is still running.
    assert!(dropped.try_recv().is_err());
    drop(client);
    let next = || dropped.recv_timeout(Duration::from_secs(20));
    assert_eq!((next(), next()), (Ok("task"), Ok("thread")));
}

/// Gets tokens with the blocking client, on that client's own thread.
struct Selfish(std::sync::Mutex<mpsc::Receiver<blocking::Client>>);

impl TokenProvider for Selfish {
    fn token<'a>(&'a self, _: TokenClient<'a>) -> Provision<'a> {
        Box::pin(async {
            let client = self.0.lock().map_err(|_| "poisoned")?.recv()?;
            Ok(ProvidedToken::new(CreateToken::new("mem_1").send_blocking(&client)?.token))
        })
    }
}

#[test]
fn a_call_on_the_clients_own_thread_is_an_error_and_does_not_hang() {
    let (sender, receiver) = mpsc::channel();
    let builder = Client::builder().token_provider(Selfish(receiver.into())).mock(&Mock::new());
    let client = builder.build_blocking().unwrap();
    sender.send(client.clone()).unwrap();
    let error = ListAccessRequests {}.send_blocking(&client).unwrap_err();
    assert!(error.to_string().contains("on the client's own thread would wait for itself"), "{error}");
}

#[test]
fn a_panic_in_a_mock_panics_in_the_calling_thread() {
    let mock = Mock::new().on::<ListAccessRequests>(|received| {
        assert_eq!(received.nth(), 1, "asked twice");
        Reply::json(json!({"items": []}))
    });
    let client = Client::builder().bearer("t").mock(&mock).build_blocking().unwrap();
    ListAccessRequests {}.send_blocking(&client).unwrap();
    let again = thread::spawn(move || ListAccessRequests {}.send_blocking(&client).map(drop));
    let panic = again.join().unwrap_err();
    assert!(panic.downcast_ref::<String>().is_some_and(|text| text.contains("asked twice")));
}

/// A client that is never dropped does not keep the process from ending.
#[test]
fn a_client_can_live_in_a_static() {
    static CLIENT: std::sync::OnceLock<blocking::Client> = std::sync::OnceLock::new();
    let mock = Mock::new().on::<ListAccessRequests>(|_| Reply::json(json!({"items": []})));
    let client = CLIENT.get_or_init(|| Client::builder().bearer("t").mock(&mock).build_blocking().unwrap());
    ListAccessRequests {}.send_blocking(client).unwrap();
}

#[memoram_runtime::memoram_endpoint(GET, "/weather", spec = none, auth = key(query = "appid"))]
struct GetWeather;

#[test]
fn each_kind_of_credentials_is_sent() {
    let mock = Mock::new().on::<GetWeather>(|_| Reply::status(200));
    let builder = Client::builder().base_url("https://api.example").bearer("t").api_key_query("appid", "k");
    GetWeather.send_blocking(&builder.mock(&mock).build_blocking().unwrap()).unwrap();
    assert_eq!(mock.received::<GetWeather>()[0].credentials(), ["key(query = \"appid\")"]);
    let client = Client::builder().base_url("https://api.example").bearer("t").mock(&mock).build_blocking().unwrap();
    let error = GetWeather.send_blocking(&client).unwrap_err();
    assert!(error.to_string().contains("`api_key_query`"), "{error}");
}
