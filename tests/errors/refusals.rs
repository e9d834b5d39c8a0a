//! Invalid values and unsafe client configurations are refused before any I/O.

use memoram_runtime::api::{CreateAccessRequest, CreateToken, GetAccessRequest, GetMemoryBlob, ListAccessRequests};
use memoram_runtime::{BuildError, Client, Error, ErrorKind, Outcome};
use memoram_sandbox::{Method, Sandbox};

use crate::support::start;

fn assert_refused(error: &Error, parts: &[&str]) {
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent), "{error}");
    assert!(error.status().is_none() && error.raw_body().is_none() && error.api().is_none(), "{error}");
    for part in parts {
        assert!(error.to_string().contains(part), "`{part}` is not in `{error}`");
    }
}

#[tokio::test]
async fn a_reason_of_256_characters_is_refused_before_any_io_and_one_of_255_is_sent() {
    let (sandbox, client) = start().await;
    let create = |letter: &str, count| CreateAccessRequest::new(sandbox.memory_key(), letter.repeat(count));
    let letters = ["x", "é", "語", "🦀"];
    for letter in letters {
        let error = create(letter, 256).send(&client).await.unwrap_err();
        assert_refused(&error, &["POST /access-requests", "`reason`", "256 characters", "at most 255"]);
    }
    assert_eq!(sandbox.requests(Method::POST, "/access-requests"), 0);
    assert_eq!(sandbox.requests(Method::POST, "/auth/token"), 0);

    for letter in letters {
        let request = create(letter, 255).send(&client).await.unwrap();
        assert_eq!(request.reason, Some(letter.repeat(255)));
    }
}

#[tokio::test]
async fn path_values_that_would_change_the_path_are_refused_before_any_io() {
    let (sandbox, client) = start().await;
    let long = "x".repeat(1025);
    for value in ["", ".", "..", "a\nb", "\0", "\u{7f}", "a\r\nHost: evil", &long] {
        let error = GetAccessRequest::new(value).send(&client).await.unwrap_err();
        assert_refused(&error, &["GET /access-requests/{requestId}", "`request_id`"]);
        let error = GetMemoryBlob::new(value, "user").send(&client).await.unwrap_err();
        assert_refused(&error, &["`blob_id`"]);
    }
    for (method, template) in [
        (Method::POST, "/auth/token"),
        (Method::GET, "/access-requests"),
        (Method::GET, "/access-requests/{requestId}"),
        (Method::GET, "/memory-blobs"),
        (Method::GET, "/memory-blobs/{blobId}"),
    ] {
        assert_eq!(sandbox.requests(method, template), 0, "{template}");
    }
}

#[tokio::test]
async fn path_values_with_reserved_characters_stay_one_segment() {
    let (sandbox, client) = start().await;
    for value in ["a/b", "a?b=c", "a#b", "%2e%2e", "../tags", "ä ö", "...", "a\\b", ";x=1"] {
        let error = GetAccessRequest::new(value).send(&client).await.unwrap_err();
        let message = error.api().unwrap().message();
        assert_eq!(message, Some(format!("access request `{value}` does not exist")));
    }
    assert_eq!(sandbox.requests(Method::GET, "/access-requests/{requestId}"), 9);
}

#[test]
fn unsafe_base_urls_are_refused() {
    for url in [
        "http://api.memoram.app/api/v1",
        "http://192.168.0.1/",
        "http://localhost.example.com/",
        "https://user@api.memoram.app",
        "https://user:password@api.memoram.app",
        "https://api.memoram.app/?key=value",
        "https://api.memoram.app/?",
        "https://api.memoram.app/#part",
        "ftp://api.memoram.app",
        "unix:/run/memoram.sock",
        "api.memoram.app",
        "",
    ] {
        let result = Client::builder().api_key("mem_1").base_url(url).build();
        assert!(matches!(result, Err(BuildError::BaseUrl { .. })), "{url}: {result:?}");
    }
}

#[test]
fn invalid_keys_and_tokens_are_refused() {
    let local = || Client::builder().base_url("http://127.0.0.1:1");
    for key in ["mem_1\n", " mem_1", "mem 1", "mem_é", ""] {
        assert_eq!(local().api_key(key).build().unwrap_err(), BuildError::ApiKey, "{key:?}");
    }
    for token in ["a.b.c\n", "a b", "", "é"] {
        assert_eq!(local().bearer(token).build().unwrap_err(), BuildError::Bearer, "{token:?}");
    }
    let both = local().api_key("mem_1").bearer("a.b.c").build();
    assert_eq!(both.unwrap_err(), BuildError::TwoCredentials);
}

#[tokio::test]
async fn a_client_without_credentials_only_sends_requests_that_need_none() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = Client::builder().base_url(sandbox.base_url()).build().unwrap();
    let error = ListAccessRequests {}.send(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotSent));
    assert!(error.to_string().contains("`api_key`"), "{error}");
    assert_eq!(sandbox.requests(Method::GET, "/access-requests"), 0);
    assert_eq!(sandbox.requests(Method::POST, "/auth/token"), 0);

    CreateToken::new(sandbox.api_key()).send(&client).await.unwrap();
    assert_eq!(sandbox.requests(Method::POST, "/auth/token"), 1);
}
