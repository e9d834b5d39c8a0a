//! Attempts, waits and tokens, with paused time and a server in memory.

use std::time::Duration;

use tokio::time::Instant;

use crate::auth::{Anonymous, Basic, Bearer, Key, ProvidedToken, Provision, TokenClient, TokenProvider};
use crate::error::{ErrorKind, Outcome};
use crate::transport::TransportError;
use crate::transport::memory::{Memory, Received, Reply, answer};
use crate::{Client, Encoder, Endpoint, EndpointSpec, Error};

macro_rules! endpoints {
    ($($name:ident: $auth:ty, $spec:expr;)*) => {$(
        struct $name;

        impl Endpoint for $name {
            type Response = ();
            type Auth = $auth;
            const SPEC: EndpointSpec = $spec;

            fn encode(&self, _: &mut Encoder) -> Result<(), Error> {
                Ok(())
            }
        }
    )*};
}

mod choices;
mod hosts;
mod properties;
mod schemes;
mod signing;

endpoints! {
    Read: Anonymous, EndpointSpec::get("/read");
    Write: Anonymous, EndpointSpec::post("/write");
    Repeatable: Anonymous, EndpointSpec::post("/repeatable").idempotent();
    Guarded: Bearer, EndpointSpec::post("/guarded");
    ByUser: Basic, EndpointSpec::get("/user");
    ByKey: Key, EndpointSpec::get("/key").key_header("X-Api-Key");
}

fn client(memory: &Memory) -> Client {
    Client::builder().api_key("mem_1").base_url("http://localhost").over(memory.clone()).build().unwrap()
}

/// A server that gives tokens, and replies to all other paths with the same function.
fn server(reply: impl Fn(&Received, usize) -> Reply + Send + Sync + 'static) -> Memory {
    Memory::new(move |received, count| match received.path.as_str() {
        "/auth/token" => answer(200, &[], &format!(r#"{{"token":"t{count}"}}"#)),
        _ => reply(received, count),
    })
}

fn broken(outcome: Outcome) -> Reply {
    let kind = if outcome == Outcome::NotSent { ErrorKind::Connect } else { ErrorKind::Transport };
    Reply::Fault(TransportError::NoResponse { kind, outcome, text: "broken".into() })
}

/// The number of attempts of a read and of a write that always fail, and their errors.
async fn tried(reply: impl Fn() -> Reply + Clone + Send + Sync + 'static) -> [(usize, ErrorKind, Outcome); 2] {
    let memory = server(move |_, _| reply());
    let client = client(&memory);
    let read = client.send(&Read).await.unwrap_err();
    let write = client.send(&Write).await.unwrap_err();
    let counted = (memory.count("/read"), memory.count("/write"));
    assert_eq!((read.attempts() as usize, write.attempts() as usize), counted);
    [(memory.count("/read"), read.kind(), read.outcome()), (memory.count("/write"), write.kind(), write.outcome())]
}

#[tokio::test(start_paused = true)]
async fn a_write_is_sent_again_only_if_nothing_was_done() {
    use ErrorKind::*;
    use Outcome::*;
    let status = |status| tried(move || answer(status, &[], ""));
    assert_eq!(tried(|| broken(NotSent)).await, [(3, Connect, NotSent), (3, Connect, NotSent)]);
    assert_eq!(tried(|| broken(Unknown)).await, [(3, Transport, Unknown), (1, Transport, Unknown)]);
    assert_eq!(status(429).await, [(3, TooManyRequests, Rejected), (3, TooManyRequests, Rejected)]);
    for code in [500, 502, 503, 504] {
        assert_eq!(status(code).await, [(3, Server, Unknown), (1, Server, Unknown)], "{code}");
    }
    assert_eq!(status(501).await, [(1, Server, Unknown), (1, Server, Unknown)]);
    assert_eq!(status(408).await, [(3, UnexpectedStatus, Unknown), (1, UnexpectedStatus, Unknown)]);
    for (code, kind) in [(400, BadRequest), (403, Forbidden), (404, NotFound), (409, Conflict)] {
        assert_eq!(status(code).await, [(1, kind, Rejected), (1, kind, Rejected)], "{code}");
    }
    assert_eq!(status(307).await, [(1, UnexpectedRedirect, Unknown), (1, UnexpectedRedirect, Unknown)]);
}

#[tokio::test(start_paused = true)]
async fn a_write_that_is_marked_or_has_a_key_is_retried_with_the_same_key() {
    let memory = server(|_, count| if count < 3 { broken(Outcome::Unknown) } else { answer(200, &[], "") });
    let client = client(&memory);
    client.send(&Repeatable).await.unwrap();
    client.send(&Write).idempotency_key("k1").await.unwrap();
    let keys: Vec<String> = memory.received().iter().map(|sent| sent.header("idempotency-key")).collect();
    assert_eq!(keys, ["", "", "", "k1", "k1", "k1"]);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_outcome_of_an_attempt_is_kept() {
    let faults = [Outcome::Unknown, Outcome::NotSent, Outcome::NotSent];
    let memory = server(move |_, count| broken(faults[count - 1]));
    let error = client(&memory).send(&Read).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Connect, Outcome::Unknown, 3));
    assert!(error.to_string().ends_with("(3 attempts; it is unknown whether it was done)"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_server_says_how_long_to_wait() {
    let memory =
        server(|_, count| if count < 2 { answer(429, &[("retry-after", "7")], "") } else { answer(200, &[], "") });
    let started = Instant::now();
    client(&memory).send(&Write).await.unwrap();
    let waited = started.elapsed();
    assert!(waited >= Duration::from_secs(7) && waited < Duration::from_millis(7701), "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_limit_or_the_deadline_is_not_begun() {
    let memory = server(|_, _| answer(429, &[("retry-after", "30")], ""));
    let client = client(&memory);
    let started = Instant::now();
    let error = client.send(&Write).timeout(Duration::from_secs(20)).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    assert!(error.is_retryable());
    let config = crate::RetryConfig::default().longest_wait(Duration::from_secs(29));
    let impatient = Client::builder().base_url("http://localhost").retry(config).over(memory.clone()).build().unwrap();
    impatient.send(&Write).await.unwrap_err();
    assert_eq!((memory.count("/write"), started.elapsed()), (2, Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_ends_at_the_deadline_is_not_begun() {
    let memory = server(|_, _| answer(429, &[("retry-after", "7")], ""));
    let client = client(&memory);
    fastrand::seed(1);
    let wait = Duration::from_secs(7).saturating_add(Duration::from_secs(7).mul_f64(fastrand::f64() / 10.0));
    for (beyond, sent) in [(0, 1), (1, 2)] {
        fastrand::seed(1);
        let before = memory.count("/write");
        client.send(&Write).timeout(wait + Duration::from_nanos(beyond)).await.unwrap_err();
        assert_eq!(memory.count("/write") - before, sent);
    }
}

/// A token provider that takes ten seconds.
struct Slow;

impl TokenProvider for Slow {
    fn token<'a>(&'a self, _: TokenClient<'a>) -> Provision<'a> {
        Box::pin(async {
            tokio::time::sleep(Duration::from_secs(10)).await;
            Ok(ProvidedToken::new("t"))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_has_its_full_time_after_a_wait() {
    let memory = server(|received, count| match (received.path.as_str(), count) {
        ("/write", 1) => answer(429, &[("retry-after", "10")], ""),
        _ => Reply::Nothing,
    });
    let builder = || Client::builder().base_url("http://localhost").over(memory.clone());
    let started = Instant::now();
    let error = builder().build().unwrap().send(&Write).await.unwrap_err();
    assert_eq!((error.kind(), memory.count("/write")), (ErrorKind::Timeout, 2));
    let took = started.elapsed();
    assert!(took >= Duration::from_secs(40) && took < Duration::from_millis(41_001), "{took:?}");

    let started = Instant::now();
    let client = builder().token_provider(Slow).build().unwrap();
    assert_eq!(client.send(&Guarded).await.unwrap_err().kind(), ErrorKind::Timeout);
    let took = started.elapsed();
    assert!(took >= Duration::from_secs(40) && took < Duration::from_millis(40_002), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn one_deadline_covers_all_attempts() {
    let memory = server(|_, _| Reply::Nothing);
    let client = client(&memory);
    let started = Instant::now();
    let error = client.send(&Read).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::Unknown));
    assert!(started.elapsed() <= Duration::from_secs(60), "{:?}", started.elapsed());
    assert_eq!(memory.count("/read"), 2);
}

#[tokio::test(start_paused = true)]
async fn the_error_of_a_deadline_says_what_was_running() {
    let memory = Memory::new(|_, _| Reply::Nothing);
    let client = client(&memory);
    let error = client.send(&Guarded).timeout(Duration::from_secs(1)).await.unwrap_err();
    assert_eq!(error.to_string(), "POST /guarded: no token within the time limit (not sent)");
    let error = client.send(&Write).timeout(Duration::from_secs(1)).await.unwrap_err();
    assert_eq!(error.to_string(), "POST /write: no answer within the time limit (it is unknown whether it was done)");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_down_is_asked_less_and_less() {
    let memory = server(|_, _| answer(503, &[], ""));
    let client = client(&memory);
    for _ in 0..200 {
        client.send(&Read).await.unwrap_err();
    }
    // The quota of 500 is enough for 100 retries, which cost 5 each.
    assert_eq!(memory.count("/read"), 300);
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_once() {
    let memory = server(|_, _| answer(401, &[], ""));
    let client = client(&memory);
    let error = client.send(&Guarded).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::Rejected));
    assert_eq!((memory.count("/guarded"), memory.count("/auth/token"), error.attempts()), (2, 2, 2));
    for _ in 0..100 {
        client.send(&Guarded).await.unwrap_err();
    }
    // Within 10 seconds no other token is requested.
    assert_eq!((memory.count("/guarded"), memory.count("/auth/token")), (102, 2));
    tokio::time::advance(Duration::from_secs(10)).await;
    client.send(&Guarded).await.unwrap_err();
    assert_eq!((memory.count("/guarded"), memory.count("/auth/token")), (104, 3));
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_once_in_a_call_however_long_that_takes() {
    let memory = server(|_, count| match count {
        2 => answer(429, &[("retry-after", "59")], ""),
        _ => answer(401, &[], ""),
    });
    let error = client(&memory).send(&Guarded).timeout(Duration::from_secs(200)).await.unwrap_err();
    assert_eq!((error.kind(), memory.count("/guarded")), (ErrorKind::Authentication, 3));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_cannot_be_had_is_not_asked_for_in_the_attempts_of_the_call() {
    let memory = Memory::new(|_, _| answer(503, &[], ""));
    let error = client(&memory).send(&Guarded).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Authentication, Outcome::NotSent, 0));
    // Three attempts of the token request in all, and not three for each attempt of the call.
    assert_eq!((memory.count("/guarded"), memory.count("/auth/token")), (0, 3));
}
