use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use memoram_sandbox::Sandbox;
use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Api, expect, names, refusal};

fn lifetime(token: &Value) -> SignedDuration {
    let expires_at: Timestamp = token["expires_at"].as_str().unwrap().parse().unwrap();
    expires_at.duration_since(Timestamp::now())
}

fn assert_about(token: &Value, seconds: i64) {
    let left = lifetime(token).as_secs_f64();
    assert!((left - seconds as f64).abs() < 30.0, "{left} is not about {seconds}");
}

#[tokio::test]
async fn a_token_is_a_bearer_jwt_for_an_hour() {
    let api = Api::start().await;
    let token = api.new_token(&json!({})).await;
    assert_eq!(names(&token), ["expires_at", "token", "token_type"]);
    assert_eq!(token["token_type"], "Bearer");
    assert_eq!(token["token"].as_str().unwrap().split('.').count(), 3);
    assert_ne!(token["token"], api.token);
    assert_about(&token, 3600);
}

#[tokio::test]
async fn expires_in_is_honoured_up_to_the_maximum() {
    let api = Api::start().await;
    assert_about(&api.new_token(&json!({ "expires_in": 120 })).await, 120);
    assert_about(&api.new_token(&json!({ "expires_in": i64::MAX })).await, 3600);
}

#[tokio::test]
async fn the_longest_lifetime_does_not_overflow() {
    let api = Api::start_with(Sandbox::builder().token_lifetime(Duration::MAX)).await;
    assert!(lifetime(&api.new_token(&json!({})).await) > SignedDuration::from_hours(1_000_000));
    expect(api.get("/access-requests"), 200).await;
}

#[tokio::test]
async fn wrong_token_requests_are_refused() {
    let api = Api::start().await;
    let key = api.sandbox.api_key();
    for (body, says) in [
        (json!({ "api_key": "mem_other" }), "not a known API key"),
        (json!({}), "`api_key` is missing"),
        (json!({ "api_key": 1 }), "`api_key` must be a string"),
        (json!({ "api_key": key, "expires_in": "3600" }), "`expires_in` must be an integer"),
        (json!({ "api_key": key, "expires_in": 1.5 }), "`expires_in` must be an integer"),
        (json!({ "api_key": key, "expires_in": null }), "`expires_in` must be an integer"),
        (json!({ "api_key": key, "expires_in": 0 }), "at least 1"),
    ] {
        let message = refusal(api.anonymous(Method::POST, "/auth/token").json(&body), 400).await;
        assert!(message.contains(says), "{body}: {message}");
    }
}

#[tokio::test]
async fn expired_tokens_are_refused() {
    let api = Api::start_with(Sandbox::builder().token_lifetime(Duration::ZERO)).await;
    assert_eq!(refusal(api.get("/access-requests"), 401).await, "the JWT has expired");
}

#[tokio::test]
async fn tokens_can_be_expired_and_renewed() {
    let mut api = Api::start().await;
    expect(api.get("/access-requests"), 200).await;
    api.sandbox.expire_tokens();
    assert_eq!(refusal(api.get("/access-requests"), 401).await, "the JWT has expired");
    api.token = api.new_token(&json!({})).await["token"].as_str().unwrap().to_owned();
    expect(api.get("/access-requests"), 200).await;
}

#[tokio::test]
async fn wrong_authorization_headers_are_refused() {
    let api = Api::start().await;
    let good = api.token.as_str();
    let list = || api.anonymous(Method::GET, "/access-requests");
    for header in ["Bearer", "Bearer ", "Bearer a.b.c", good, &format!("Basic {good}")] {
        refusal(list().header("authorization", header), 401).await;
    }
    let response = list().send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["www-authenticate"]),
        (401, &"Bearer".parse().unwrap())
    );
    expect(list().header("authorization", format!("bearer {good}")), 200).await;
}

#[tokio::test]
async fn an_expired_token_stays_expired_and_a_changed_one_is_invalid() {
    let mut api = Api::start().await;
    api.sandbox.expire_tokens();
    for _ in 0..100 {
        api.new_token(&json!({})).await;
    }
    assert_eq!(refusal(api.get("/access-requests"), 401).await, "the JWT has expired");

    let other = api.new_token(&json!({})).await["token"].as_str().unwrap().to_owned();
    let (old, new): (Vec<_>, Vec<_>) = (api.token.split('.').collect(), other.split('.').collect());
    let changed =
        [[old[0], new[1], old[2]], [old[0], old[1], new[2]], [new[0], new[1], ""]].map(|parts| parts.join("."));
    for token in changed.into_iter().chain([other.replace(new[2], "e30"), new[1].to_owned(), format!("x{other}")]) {
        api.token = token;
        assert_eq!(refusal(api.get("/access-requests"), 401).await, "the JWT is invalid");
    }
    api.token = other;
    expect(api.get("/access-requests"), 200).await;
}
