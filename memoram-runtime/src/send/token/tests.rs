//! Tokens, with paused time and a server in memory.

mod providers;

use std::time::Duration;

use tokio::time::Instant;

use crate::auth::Bearer;
use crate::error::{ErrorKind, Outcome};
use crate::transport::memory::{Memory, Reply, answer};
use crate::{Client, Encoder, Endpoint, EndpointSpec, Error};

const DAY: &str = "Tue, 01 Jan 2030 00:00:00 GMT";

fn client(memory: &Memory) -> Client {
    Client::builder().api_key("mem_1").base_url("http://localhost/").over(memory.clone()).build().unwrap()
}

/// A server whose n-th token is `tN`, with a lifetime of 100 seconds.
fn issuing() -> Memory {
    Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" => {
            let body = format!(r#"{{"token":"t{count}","expires_at":"2030-01-01T00:01:40Z","token_type":"bearer"}}"#);
            answer(200, &[("date", DAY)], &body)
        }
        _ => answer(200, &[], "{}"),
    })
}

struct Ping;

impl Endpoint for Ping {
    type Response = ();
    type Auth = Bearer;
    const SPEC: EndpointSpec = EndpointSpec::get("/ping");

    fn encode(&self, _: &mut Encoder) -> Result<(), Error> {
        Ok(())
    }
}

fn tokens(memory: &Memory) -> Vec<String> {
    let sent = memory.received();
    sent.iter().filter(|sent| sent.path == "/ping").map(|sent| sent.header("authorization")).collect()
}

#[tokio::test(start_paused = true)]
async fn a_token_is_replaced_before_it_expires_and_nobody_waits_for_that() {
    let memory = issuing();
    let client = client(&memory);
    // The next token is requested in the last 16 to 20 of the 100 seconds.
    for seconds in [0, 79, 5] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        client.send(&Ping).await.unwrap();
    }
    assert_eq!(tokens(&memory), ["Bearer t1", "Bearer t1", "Bearer t1"]);
    tokio::time::sleep(Duration::from_secs(1)).await;
    client.send(&Ping).await.unwrap();
    assert_eq!(tokens(&memory).last().map(String::as_str), Some("Bearer t2"));
    assert_eq!(memory.count("/auth/token"), 2);
}

#[tokio::test(start_paused = true)]
async fn no_token_is_used_for_more_than_a_day() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" => {
            let body = format!(r#"{{"token":"t{count}","expires_at":"2040-01-01T00:00:00Z"}}"#);
            answer(200, &[("date", DAY)], &body)
        }
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    for hours in [0, 23, 1] {
        tokio::time::advance(Duration::from_secs(hours * 3600)).await;
        client.send(&Ping).await.unwrap();
    }
    assert_eq!(tokens(&memory), ["Bearer t1", "Bearer t1", "Bearer t2"]);
    assert_eq!(memory.received()[0].body, r#"{"api_key":"mem_1","expires_in":3600}"#);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_not_used_in_the_last_tenth_of_its_lifetime() {
    let memory = issuing();
    let client = client(&memory);
    client.send(&Ping).await.unwrap();
    // The lifetime is one second shorter, because `Date` has whole seconds.
    tokio::time::advance(Duration::from_millis(89_100)).await;
    client.send(&Ping).await.unwrap();
    assert_eq!(tokens(&memory), ["Bearer t1", "Bearer t2"]);
}

#[tokio::test(start_paused = true)]
async fn a_thousand_callers_share_one_exchange_and_its_error() {
    let memory = issuing();
    let good = client(&memory);
    let calls: Vec<_> = (0..1000).map(|_| tokio::spawn(good.send(&Ping).into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!((memory.count("/auth/token"), memory.count("/ping")), (1, 1000));

    let memory = Memory::new(|_, _| answer(503, &[], ""));
    let started = Instant::now();
    let bad = client(&memory);
    let calls: Vec<_> = (0..1000).map(|_| tokio::spawn(bad.send(&Ping).into_future())).collect();
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotSent));
    }
    assert_eq!((memory.count("/auth/token"), memory.count("/ping")), (3, 0));
    assert!(started.elapsed() <= Duration::from_secs(30), "{:?}", started.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_wave_of_refusals_is_one_exchange() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" => answer(200, &[], &format!(r#"{{"token":"t{count}"}}"#)),
        _ if received.header("authorization") == "Bearer t1" => answer(401, &[], ""),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    let calls: Vec<_> = (0..1000).map(|_| tokio::spawn(client.send(&Ping).into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!((memory.count("/auth/token"), memory.count("/ping")), (2, 2000));
}

#[tokio::test(start_paused = true)]
async fn callers_who_give_up_do_not_end_an_exchange() {
    let memory = issuing();
    let client = client(&memory);
    let call = tokio::spawn(client.send(&Ping).into_future());
    tokio::task::yield_now().await;
    call.abort();
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(memory.count("/auth/token"), 1);
    client.send(&Ping).await.unwrap();
    assert_eq!(tokens(&memory), ["Bearer t1"]);
}

#[tokio::test(start_paused = true)]
async fn an_old_token_serves_while_the_server_gives_no_new_one() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" if count > 1 => answer(503, &[], ""),
        "/auth/token" => answer(200, &[("date", DAY)], r#"{"token":"t1","expires_at":"2030-01-01T00:01:40Z"}"#),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    client.send(&Ping).await.unwrap();
    tokio::time::advance(Duration::from_secs(84)).await;
    for _ in 0..5 {
        client.send(&Ping).await.unwrap();
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    assert_eq!(tokens(&memory), ["Bearer t1"; 6]);
    // One early token request with three attempts, and no other one within the pause after it.
    assert!(memory.count("/auth/token") <= 4, "{}", memory.count("/auth/token"));
}

#[tokio::test(start_paused = true)]
async fn an_early_token_request_that_fails_is_repeated_after_30_seconds() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" if count > 1 => answer(400, &[], ""),
        "/auth/token" => answer(200, &[("date", DAY)], r#"{"token":"t1","expires_at":"2030-01-01T00:16:40Z"}"#),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    let mut exchanges = Vec::new();
    for millis in [0, 850_000, 29_999, 1] {
        tokio::time::advance(Duration::from_millis(millis)).await;
        client.send(&Ping).await.unwrap();
        // Lets the token request end without letting time pass.
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        exchanges.push(memory.count("/auth/token"));
    }
    assert_eq!(exchanges, [1, 2, 2, 3]);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_arrives_expired_is_used_and_not_asked_for_in_a_loop() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" => {
            let body = format!(r#"{{"token":"t{count}","expires_at":"2029-12-31T00:00:00Z"}}"#);
            answer(200, &[("date", DAY)], &body)
        }
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    for _ in 0..10 {
        client.send(&Ping).await.unwrap();
    }
    assert_eq!(memory.count("/auth/token"), 1);
    tokio::time::advance(Duration::from_secs(1)).await;
    client.send(&Ping).await.unwrap();
    assert_eq!(memory.count("/auth/token"), 2);
}

#[tokio::test(start_paused = true)]
async fn a_task_that_is_aborted_is_followed_by_another() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" if count == 1 => Reply::Nothing,
        "/auth/token" => answer(200, &[], r#"{"token":"t2"}"#),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    let call = tokio::spawn(client.send(&Ping).into_future());
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
    if let Some(crate::send::BearerSource::Tokens(cache)) = &client.inner().credentials.bearer {
        cache.abort();
    }
    call.await.unwrap().unwrap();
    assert_eq!(tokens(&memory), ["Bearer t2"]);
}

#[tokio::test(start_paused = true)]
async fn the_last_client_takes_its_task_along() {
    let memory = Memory::new(|_, _| Reply::Nothing);
    let client = client(&memory);
    let call = tokio::spawn(client.send(&Ping).into_future());
    tokio::task::yield_now().await;
    assert_eq!(tokio::runtime::Handle::current().metrics().num_alive_tasks(), 2);
    call.abort();
    drop(client);
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert_eq!(tokio::runtime::Handle::current().metrics().num_alive_tasks(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_and_the_request_sent_again() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" => answer(200, &[], &format!(r#"{{"token":"t{count}"}}"#)),
        _ if received.header("authorization") == "Bearer t1" => answer(401, &[], ""),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    client.send(&Ping).await.unwrap();
    client.send(&Ping).await.unwrap();
    assert_eq!(tokens(&memory), ["Bearer t1", "Bearer t2", "Bearer t2"]);
}

#[tokio::test(start_paused = true)]
async fn an_exchange_that_is_refused_is_tried_again_after_a_while() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" if count == 1 => answer(400, &[], r#"{"message":"mem_1 is not known"}"#),
        "/auth/token" => answer(200, &[], r#"{"token":"t2"}"#),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    let error = client.send(&Ping).await.unwrap_err();
    let text = "GET /ping got no token: POST /auth/token answered 400 Bad Request: \
                the token request is not valid (not sent)";
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Authentication, text));
    assert_eq!(error.api().unwrap().message().as_deref(), Some("mem_1 is not known"));
    // All callers get the error of the refusal for five seconds.
    tokio::time::advance(Duration::from_millis(4999)).await;
    client.send(&Ping).await.unwrap_err();
    assert_eq!(memory.count("/auth/token"), 1);
    tokio::time::advance(Duration::from_millis(1)).await;
    client.send(&Ping).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_token_request_that_fails_is_repeated_after_a_second() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" if count == 1 => answer(501, &[], ""),
        "/auth/token" => answer(200, &[], r#"{"token":"t2"}"#),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    client.send(&Ping).await.unwrap_err();
    tokio::time::advance(Duration::from_millis(999)).await;
    client.send(&Ping).await.unwrap_err();
    assert_eq!(memory.count("/auth/token"), 1);
    tokio::time::advance(Duration::from_millis(1)).await;
    client.send(&Ping).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_token_that_cannot_be_sent_is_refused() {
    for body in [r#"{"token":"a b"}"#, r#"{"token":""}"#, r#"{"token":"a","token_type":"mac"}"#, "{}"] {
        let memory = Memory::new(move |_, _| answer(200, &[], body));
        let error = client(&memory).send(&Ping).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Authentication, "{body}");
        assert_eq!(memory.count("/ping"), 0);
    }
}

/// A token request ends with the runtime that it runs on. The next caller starts another one.
#[test]
fn an_exchange_whose_runtime_ends_is_followed_by_another() {
    let memory = Memory::new(|received, count| match received.path.as_str() {
        "/auth/token" if count == 1 => Reply::Nothing,
        "/auth/token" => answer(200, &[], r#"{"token":"t2"}"#),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let first = runtime();
    let call = first.spawn(client.send(&Ping).into_future());
    first.block_on(async {
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
    });
    assert_eq!(memory.count("/auth/token"), 1);
    drop(first);
    assert!(runtime().block_on(call).unwrap_err().is_cancelled());
    runtime().block_on(client.send(&Ping).into_future()).unwrap();
    assert_eq!(tokens(&memory), ["Bearer t2"]);
}

/// An expiration time that is no RFC 3339 time, or beyond what a timestamp holds, fails nothing: the token lives as long as
/// was asked for.
#[tokio::test(start_paused = true)]
async fn a_token_whose_expiration_cannot_be_read_lives_an_hour() {
    let table = [
        (r#""9999-12-31T23:59:59Z""#, 3200),
        (r#""2030-01-01""#, 3200),
        (r#""2030-01-01T00:01:40""#, 3200),
        ("1893456100", 3200),
        (r#""soon""#, 3200),
        ("null", 3200),
        (r#""2030-01-01T00:01:40.1234567891Z""#, 75),
    ];
    for (expires_at, lives) in table {
        let memory = Memory::new(move |received, count| match received.path.as_str() {
            "/auth/token" => {
                answer(200, &[("date", DAY)], &format!(r#"{{"token":"t{count}","expires_at":{expires_at}}}"#))
            }
            _ => answer(200, &[], ""),
        });
        let client = client(&memory);
        client.send(&Ping).await.unwrap();
        tokio::time::advance(Duration::from_secs(lives)).await;
        client.send(&Ping).await.unwrap();
        assert_eq!(memory.count("/auth/token"), 1, "{expires_at}");
        tokio::time::advance(Duration::from_secs(lives)).await;
        client.send(&Ping).await.unwrap();
        assert_eq!(memory.count("/auth/token"), 2, "{expires_at}");
    }
}

/// RFC 9110 §10.2.3.
#[tokio::test(start_paused = true)]
async fn an_exchange_waits_as_long_as_the_server_asks() {
    let memory = Memory::new(|received, count| match (received.path.as_str(), count) {
        ("/auth/token", 1) => answer(503, &[("retry-after", "120")], ""),
        ("/auth/token", _) => answer(200, &[], r#"{"token":"t"}"#),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    for seconds in [0, 60, 59] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        let error = client.send(&Ping).await.unwrap_err();
        assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Authentication, Some(Duration::from_secs(120))));
    }
    assert_eq!(memory.count("/auth/token"), 1);
    tokio::time::advance(Duration::from_secs(2)).await;
    client.send(&Ping).await.unwrap();
    assert_eq!((memory.count("/auth/token"), memory.count("/ping")), (2, 1));
}

#[tokio::test(start_paused = true)]
async fn an_exchange_is_not_kept_waiting_for_more_than_five_minutes() {
    let memory = Memory::new(|_, _| answer(429, &[("retry-after", "86400")], ""));
    let client = client(&memory);
    for seconds in [0, 299, 2] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        assert!(client.send(&Ping).await.is_err());
    }
    assert_eq!(memory.count("/auth/token"), 2);
}

/// RFC 9110 §6.6.1.
#[tokio::test(start_paused = true)]
async fn without_a_date_the_time_of_receipt_counts() {
    let soon = jiff::Timestamp::now() + Duration::from_secs(100);
    let body = format!(r#"{{"token":"t","expires_at":"{soon}"}}"#);
    let memory = Memory::new(move |received, _| match received.path.as_str() {
        "/auth/token" => answer(200, &[], &body),
        _ => answer(200, &[], ""),
    });
    let client = client(&memory);
    for seconds in [0, 60, 60] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        client.send(&Ping).await.unwrap();
    }
    assert_eq!(memory.count("/auth/token"), 2);
}
