//! Tokens of OAuth 2, with paused time and a token endpoint in memory.

use std::error::Error as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::{ClientCredentials, RefreshToken};
use crate::auth::{Bearer, TokenProvider};
use crate::error::{ErrorKind, Outcome};
use crate::transport::memory::{Memory, Received, Reply, answer};
use crate::{BuildError, Client, Encoder, Endpoint, EndpointSpec, Error};

struct Ping;

impl Endpoint for Ping {
    type Response = ();
    type Auth = Bearer;
    const SPEC: EndpointSpec = EndpointSpec::get("/ping");

    fn encode(&self, _: &mut Encoder) -> Result<(), Error> {
        Ok(())
    }
}

const TOKEN_URL: &str = "https://login.example/oauth/token/";

/// A token endpoint whose n-th token is `tN`, for 100 seconds.
fn issuing() -> Memory {
    Memory::new(|_, count| {
        answer(200, &[], &format!(r#"{{"access_token":"t{count}","token_type":"Bearer","expires_in":100}}"#))
    })
}

fn api() -> Memory {
    Memory::new(|_, _| answer(200, &[], ""))
}

fn credentials(tokens: &Memory) -> ClientCredentials {
    let builder = Client::builder().over(tokens.clone());
    ClientCredentials::new(TOKEN_URL, "my program", "s3cret/+").client(builder)
}

fn refresh(tokens: &Memory) -> RefreshToken {
    RefreshToken::new(TOKEN_URL, "my program", "first").client(Client::builder().over(tokens.clone()))
}

fn client(api: &Memory, provider: impl TokenProvider) -> Client {
    Client::builder().base_url("https://api.example").token_provider(provider).over(api.clone()).build().unwrap()
}

fn sent(memory: &Memory, header: &str) -> Vec<String> {
    memory.received().iter().map(|one| one.header(header)).collect()
}

fn body(received: &Received) -> &str {
    std::str::from_utf8(&received.body).unwrap()
}

#[tokio::test(start_paused = true)]
async fn the_id_and_the_secret_are_sent_by_basic_or_in_the_body() {
    let (api, tokens) = (api(), issuing());
    client(&api, credentials(&tokens).scopes(["read", "write:all"])).send(&Ping).await.unwrap();
    client(&api, credentials(&tokens).in_body()).send(&Ping).await.unwrap();
    let received = tokens.received();
    assert!(received.iter().all(|one| one.path == "/oauth/token/" && one.query.is_empty()));
    assert_eq!(sent(&tokens, "host"), ["login.example", "login.example"]);
    assert_eq!(sent(&tokens, "content-type"), ["application/x-www-form-urlencoded"; 2]);
    // base64 of `my%20program:s3cret%2F%2B`
    assert_eq!(sent(&tokens, "authorization"), ["Basic bXklMjBwcm9ncmFtOnMzY3JldCUyRiUyQg==", ""]);
    assert_eq!(body(&received[0]), "grant_type=client_credentials&scope=read%20write%3Aall");
    assert_eq!(body(&received[1]), "grant_type=client_credentials&client_id=my%20program&client_secret=s3cret%2F%2B");
    assert_eq!(sent(&api, "authorization"), ["Bearer t1", "Bearer t2"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_replaced_before_it_expires() {
    let (api, tokens) = (api(), issuing());
    let client = client(&api, credentials(&tokens));
    for seconds in [0, 79, 11] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        client.send(&Ping).await.unwrap();
    }
    assert_eq!(sent(&api, "authorization"), ["Bearer t1", "Bearer t1", "Bearer t2"]);
    assert_eq!(tokens.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_lifetime_may_be_text_and_is_an_hour_if_there_is_none() {
    for (lifetime, seconds, requests) in [(r#","expires_in":"100""#, 95, 2), ("", 3000, 1), ("", 3590, 2)] {
        let api = api();
        let tokens = Memory::new(move |_, _| answer(200, &[], &format!(r#"{{"access_token":"t"{lifetime}}}"#)));
        let client = client(&api, credentials(&tokens));
        client.send(&Ping).await.unwrap();
        tokio::time::advance(Duration::from_secs(seconds)).await;
        client.send(&Ping).await.unwrap();
        assert_eq!(tokens.received().len(), requests, "{lifetime} {seconds}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_thousand_callers_share_one_token_request() {
    let (api, tokens) = (api(), issuing());
    let client = client(&api, credentials(&tokens));
    let calls: Vec<_> = (0..1000).map(|_| tokio::spawn(client.send(&Ping).into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!((tokens.received().len(), api.received().len()), (1, 1000));
}

#[tokio::test(start_paused = true)]
async fn a_refusal_has_the_code_of_the_server_and_no_secret() {
    let invalid = r#"{"error":"invalid_client","error_description":"no such client"}"#;
    for (status, described) in [
        (400, "400 Bad Request: the token request is not valid"),
        (401, "401 Unauthorized: the client is not known, or its secret is wrong"),
        (403, "403 Forbidden"),
    ] {
        let (api, tokens) = (api(), Memory::new(move |_, _| answer(status, &[], invalid)));
        let client = client(&api, credentials(&tokens).in_body());
        let calls: Vec<_> = (0..10).map(|_| tokio::spawn(client.send(&Ping).into_future())).collect();
        for call in calls {
            let error = call.await.unwrap().unwrap_err();
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotSent));
            let text = format!("GET /ping got no token: POST /{{token_endpoint}} answered {described} (not sent)");
            assert_eq!(error.to_string(), text);
            assert_eq!(error.api().unwrap().message().as_deref(), Some("invalid_client"));
            assert!(!format!("{error:?}{error:#?}{}", error.report()).contains("s3cret"));
        }
        assert_eq!((tokens.received().len(), api.received().len()), (1, 0));
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_down_is_asked_three_times() {
    let (api, tokens) = (api(), Memory::new(|_, _| answer(503, &[], "")));
    let error = client(&api, credentials(&tokens)).send(&Ping).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotSent));
    assert_eq!((tokens.received().len(), api.received().len()), (3, 0));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_no_bearer_token_is_an_error_without_its_value() {
    for (answered, expected) in [
        (r#"{"access_token":"canary","token_type":"mac"}"#, "of another type than `Bearer`"),
        (r#"{"access_token":"can ary"}"#, "cannot be sent"),
        (r#"{"token":"canary"}"#, "access_token"),
        (r#"{"access_token":["canary"]}"#, "access_token"),
        ("canary", "no token"),
    ] {
        let (api, tokens) = (api(), Memory::new(move |_, _| answer(200, &[], answered)));
        let error = client(&api, credentials(&tokens)).send(&Ping).await.unwrap_err();
        let shown = format!("{error} {:?}", error.source().map(ToString::to_string));
        assert!(shown.contains(expected) && !shown.contains("ary"), "{shown}");
        assert!(api.received().is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn a_refresh_token_is_replaced_by_the_one_that_comes_with_a_token() {
    let api = api();
    let tokens = Memory::new(|_, count| {
        let new = if count == 2 { String::new() } else { format!(r#","refresh_token":"r{count}""#) };
        answer(200, &[], &format!(r#"{{"access_token":"t{count}","expires_in":10{new}}}"#))
    });
    let stored = Arc::new(Mutex::new(Vec::new()));
    let store = Arc::clone(&stored);
    let client = client(&api, refresh(&tokens).on_rotation(move |new| store.lock().unwrap().push(new.to_owned())));
    for _ in 0..4 {
        client.send(&Ping).await.unwrap();
        tokio::time::advance(Duration::from_secs(10)).await;
    }
    let used = ["first", "r1", "r1", "r3"];
    let bodies: Vec<String> = tokens.received().iter().map(|one| body(one).to_owned()).collect();
    let expected = used.map(|token| format!("grant_type=refresh_token&refresh_token={token}&client_id=my%20program"));
    assert_eq!(bodies, expected);
    assert_eq!(*stored.lock().unwrap(), ["r1", "r3", "r4"]);
    assert_eq!(sent(&tokens, "authorization"), [""; 4]);
}

#[tokio::test(start_paused = true)]
async fn a_confidential_client_refreshes_with_its_secret() {
    let (api, tokens) = (api(), issuing());
    client(&api, refresh(&tokens).secret("s3cret").scopes(["read"])).send(&Ping).await.unwrap();
    client(&api, refresh(&tokens).secret("s3cret").in_body()).send(&Ping).await.unwrap();
    let received = tokens.received();
    assert!(received[0].header("authorization").starts_with("Basic "));
    assert_eq!(body(&received[0]), "grant_type=refresh_token&refresh_token=first&scope=read");
    assert!(body(&received[1]).ends_with("&client_id=my%20program&client_secret=s3cret"));
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_by_another_request() {
    let api = Memory::new(|received, _| match received.header("authorization").as_str() {
        "Bearer t1" => answer(401, &[], ""),
        _ => answer(200, &[], ""),
    });
    let tokens = issuing();
    client(&api, credentials(&tokens)).send(&Ping).await.unwrap();
    assert_eq!(sent(&api, "authorization"), ["Bearer t1", "Bearer t2"]);
}

#[tokio::test(start_paused = true)]
async fn the_credentials_of_the_token_requests_builder_are_not_used() {
    let (api, tokens) = (api(), issuing());
    let builder =
        Client::builder().bearer("canary").default_header("X-Tenant", "acme").base_url("https://other.example");
    let provider = credentials(&tokens).in_body().client(builder.over(tokens.clone()));
    client(&api, provider).send(&Ping).await.unwrap();
    let received = &tokens.received()[0];
    let headers = ["host", "x-tenant", "authorization"].map(|name| received.header(name));
    assert_eq!(headers, ["login.example", "acme", ""]);
}

#[test]
fn what_cannot_be_used_is_found_when_the_client_is_built() {
    let build = |provider| Client::builder().base_url("https://api.example").token_provider(provider).build();
    let new = |url: &str| ClientCredentials::new(url, "id", "canary");
    for url in ["http://login.example/token", "login.example", "https://login.example/token?a=b", "https://u@x/token"] {
        let error = build(new(url)).unwrap_err();
        assert!(matches!(error, BuildError::TokenUrl { .. }), "{url}: {error:?}");
        assert!(error.to_string().starts_with("the token URL is refused: "), "{error}");
    }
    let long = ClientCredentials::new(TOKEN_URL, "id", "x".repeat(17_000));
    assert_eq!(build(long).unwrap_err(), BuildError::Basic);
    let allowed = new("http://login:8080/token").client(Client::builder().allow_plain_http());
    assert!(build(allowed).is_ok());
    let shown = format!("{:?} {:?}", new(TOKEN_URL), RefreshToken::new(TOKEN_URL, "id", "canary").secret("canary"));
    assert!(!shown.contains("canary"), "{shown}");
}

#[tokio::test(start_paused = true)]
async fn a_token_request_that_is_never_answered_ends() {
    let (api, tokens) = (api(), Memory::new(|_, _| Reply::Nothing));
    let error = client(&api, credentials(&tokens)).send(&Ping).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::NotSent));
    assert!(api.received().is_empty());
}
