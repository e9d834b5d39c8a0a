//! Signatures, and headers of every request.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::{BuildError, ClientBuilder};

fn over(memory: &Memory, builder: ClientBuilder) -> Client {
    builder.base_url("http://localhost/v1").over(memory.clone()).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_signature_sees_everything_but_the_credentials() {
    let memory = server(|_, _| answer(200, &[], ""));
    let builder = Client::builder().bearer("t0ken").default_header("X-Version", "7").sign(|request| {
        let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("-").to_owned();
        let headers = ["host", "x-version", "x-mine", "content-type", "authorization"].map(header).join(" ");
        let body = String::from_utf8_lossy(request.body());
        let text = format!("{} {} {} {headers} {body}", request.method(), request.path(), request.query());
        assert_eq!(request.url(), "http://localhost/v1/notes/a%2Fb?limit=5");
        assert!(format!("{request:?}").starts_with("Unsigned { endpoint: "));
        request.set_header("X-Signature", &text);
        Ok(())
    });
    let client = over(&memory, builder);
    let request = client.request(http::Method::POST, "/notes/{id}").path("id", "a/b").query("limit", &5).json(&"text");
    request.send::<()>().header("X-Mine", "8").await.unwrap();
    let sent = &memory.received()[0];
    let expected = "POST /v1/notes/a%2Fb limit=5 localhost 7 8 application/json - \"text\"";
    assert_eq!(sent.header("x-signature"), expected);
    assert!(sent.headers["x-signature"].is_sensitive());
    assert_eq!(sent.header("authorization"), "Bearer t0ken");
}

#[tokio::test(start_paused = true)]
async fn each_attempt_and_each_token_request_is_signed_anew() {
    let memory = server(|_, count| if count < 3 { answer(503, &[], "") } else { answer(200, &[], "") });
    let calls = Arc::new(AtomicUsize::new(0));
    let builder = Client::builder().api_key("mem_1").sign(move |request| {
        request.set_header("X-Nonce", &calls.fetch_add(1, Ordering::Relaxed).to_string());
        Ok(())
    });
    let client = builder.base_url("http://localhost").over(memory.clone()).build().unwrap();
    client.request(http::Method::GET, "/x").send::<()>().await.unwrap();
    let nonces: Vec<String> = memory.received().iter().map(|one| one.header("x-nonce")).collect();
    assert_eq!(nonces, ["0", "1", "2", "3"]);
}

#[tokio::test(start_paused = true)]
async fn a_signature_may_be_the_authorization_of_a_client_without_credentials() {
    let memory = server(|_, _| answer(200, &[], ""));
    let sign = |builder: ClientBuilder| {
        over(
            &memory,
            builder.sign(|request| {
                request.set_header("Authorization", "HMAC abc");
                Ok(())
            }),
        )
    };
    sign(Client::builder()).send(&Read).await.unwrap();
    assert_eq!(memory.received()[0].header("authorization"), "HMAC abc");
    let error = sign(Client::builder().bearer("t")).send(&Guarded).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert_eq!(memory.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_request_that_cannot_be_signed_is_not_sent() {
    use std::error::Error as _;

    let memory = server(|_, _| answer(200, &[], ""));
    let client = over(&memory, Client::builder().sign(|_| Err("the vault is closed".into())));
    let error = client.send(&Read).await.unwrap_err();
    assert_eq!(error.to_string(), "GET /read: the request could not be signed (not sent)");
    assert_eq!(error.source().unwrap().to_string(), "the vault is closed");
    for (name, value) in [("a b", "x"), ("X-Signature", "a\n"), ("Host", "x"), ("Cookie", "x")] {
        let client = over(
            &memory,
            Client::builder().sign(move |request| {
                request.set_header(name, value);
                Ok(())
            }),
        );
        let error = client.send(&Read).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent), "{name}");
    }
    assert!(memory.received().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_default_header_is_sent_with_every_request_unless_the_call_sets_it() {
    let memory = server(|_, _| answer(200, &[], ""));
    let builder = Client::builder().api_key("mem_1").default_header("X-Version", "7").default_header("x-version", "8");
    let client = builder.base_url("http://localhost").over(memory.clone()).build().unwrap();
    client.send(&Guarded).await.unwrap();
    client.send(&Read).header("X-Version", "9").await.unwrap();
    let versions: Vec<String> = memory.received().iter().map(|one| one.header("x-version")).collect();
    assert_eq!(versions, ["8", "8", "9"]);
    let built = client.send(&Read).build().unwrap();
    assert_eq!(built.headers()["x-version"], "8");
}

#[test]
fn a_default_header_that_the_client_sets_itself_is_refused() {
    for (name, value) in [
        ("Authorization", "Bearer t"),
        ("Cookie", "a=b"),
        ("Host", "x"),
        ("Accept", "text/plain"),
        ("Accept-Encoding", "gzip"),
        ("User-Agent", "x"),
        ("a b", "x"),
        ("X-Version", "a\n"),
    ] {
        let result = Client::builder().base_url("http://localhost").default_header(name, value).build();
        assert_eq!(result.unwrap_err(), BuildError::DefaultHeader, "{name}");
    }
}
