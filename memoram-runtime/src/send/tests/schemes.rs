//! A client's credentials are sent only to the endpoints that want them.

use super::*;
use crate::{BuildError, ClientBuilder};

fn over(memory: &Memory, builder: ClientBuilder) -> Client {
    builder.base_url("http://localhost").over(memory.clone()).build().unwrap()
}

fn clients(memory: &Memory) -> [Client; 4] {
    [
        Client::builder().basic("Aladdin", "open sesame"),
        Client::builder().api_key_header("x-API-key", "canary"),
        Client::builder().bearer("t0ken"),
        Client::builder(),
    ]
    .map(|builder| over(memory, builder))
}

#[tokio::test(start_paused = true)]
async fn each_scheme_has_its_header() {
    let memory = server(|_, _| answer(200, &[], ""));
    let [user, key, ..] = clients(&memory);
    user.send(&ByUser).await.unwrap();
    key.send(&ByKey).await.unwrap();
    user.send(&Read).await.unwrap();
    key.send(&Read).await.unwrap();
    let sent = memory.received();
    let headers: Vec<_> = sent.iter().map(|one| (one.header("authorization"), one.header("x-api-key"))).collect();
    let pair = |user: &str, key: &str| (user.to_owned(), key.to_owned());
    let none = || pair("", "");
    assert_eq!(headers, [pair("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", ""), pair("", "canary"), none(), none()]);
    assert!(sent[0].headers["authorization"].is_sensitive() && sent[1].headers["x-api-key"].is_sensitive());
}

#[tokio::test(start_paused = true)]
async fn a_client_without_the_scheme_sends_nothing() {
    let memory = server(|_, _| answer(200, &[], ""));
    let [user, key, token, none] = clients(&memory);
    let other = over(&memory, Client::builder().api_key_header("X-Other", "canary"));
    let errors = [
        (key.send(&ByUser).await, "`basic`"),
        (none.send(&ByUser).await, "`basic`"),
        (token.send(&ByKey).await, "a key in the header `X-Api-Key`"),
        (other.send(&ByKey).await, "`api_key_header`"),
        (user.send(&Guarded).await, "`bearer`"),
    ];
    for (result, text) in errors {
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotSent));
        assert!(error.to_string().contains(text), "{error}");
    }
    assert!(memory.received().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_header_of_the_call_does_not_replace_the_key() {
    let memory = server(|_, _| answer(200, &[], ""));
    let [_, key, ..] = clients(&memory);
    let error = key.send(&ByKey).header("X-Api-Key", "mine").await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent));
    assert!(memory.received().is_empty());
}

#[test]
fn two_credentials_are_refused_and_never_shown() {
    let builder = || Client::builder().base_url("http://localhost");
    let several =
        builder().basic("ann", "canary").api_key_query("a", "canary").api_key_query("A", "canary").bearer("canary");
    assert!(!format!("{several:?}").contains("canary"));
    assert!(several.build().is_ok());
    for twice in [
        builder().bearer("canary").api_key("canary"),
        builder().bearer("canary").token_provider(Slow),
        builder().api_key("canary").token_provider(Slow),
        builder().api_key_header("X-Key", "canary").api_key_header("x-key", "canary"),
        builder().api_key_query("a", "canary").api_key_query("a", "canary"),
        builder().api_key_cookie("a", "canary").api_key_cookie("a", "canary"),
    ] {
        assert_eq!(twice.build().unwrap_err(), BuildError::TwoCredentials);
    }
    let refused = Client::builder().basic("a:b", "canary").build().unwrap_err();
    assert_eq!(refused, BuildError::Basic);
    assert!(!format!("{refused:?} {refused}").contains("canary"));
    let memory = server(|_, _| answer(200, &[], ""));
    let [user, key, ..] = clients(&memory);
    let shown = format!("{user:?} {key:?} {:?} {:?}", user.send(&ByUser), key.send(&ByKey));
    assert!(!shown.contains("canary") && !shown.contains("QWxhZGRpbjpv"), "{shown}");
}
