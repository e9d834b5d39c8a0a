//! Secrets are sent but never printed: not by `Debug` or `Display`, not by error sources, and not in the logs of any
//! dependency.

#[path = "../support/certificates.rs"]
mod certificates;
#[path = "../support/faults.rs"]
mod faults;
mod forms;
#[path = "../support/frames.rs"]
mod frames;
mod listening;
#[path = "../support/server.rs"]
mod server;
#[path = "../support/mod.rs"]
mod support;
mod wire;

use std::error::Error as _;
use std::fmt::Write as _;

use memoram_runtime::api::{CreateAccessRequest, CreateMemoryBlob, CreateToken, GetCredentials, ListAccessRequests};
use memoram_runtime::auth::{AccessToken, ApiKey};
use memoram_runtime::model::{Credentials, EncryptionKey, MemoryKey};
use memoram_runtime::{Client, Error};
use memoram_sandbox::{Fault, Method};

use support::start;

/// Everything that an error prints.
fn printed(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(text, " {error} {error:?}").unwrap();
        source = error.source();
    }
    text
}

#[tokio::test]
async fn no_secret_is_printed_or_logged() {
    listening::start();
    let (sandbox, client) = start().await;
    let mut text = String::new();

    // Success: the key is exchanged, the token and the memory key are sent, the encryption key comes back.
    let ask = CreateAccessRequest::new(sandbox.memory_key(), "why");
    let request = ask.send(&client).await.unwrap();
    sandbox.approve(&request.id).unwrap();
    let response = GetCredentials::new(&request.id).send(&client).with_response().await.unwrap();
    let token = CreateToken::new(sandbox.api_key()).send(&client).await.unwrap();
    let encryption_key = response.encryption_key.clone().unwrap();
    let blob = CreateMemoryBlob::new(sandbox.user_id(), sandbox.memory_key(), "ciphertext");
    write!(text, "{client:?} {ask:?} {request:?} {response:#?} {token:?} {blob:?} {encryption_key:?}").unwrap();
    write!(text, "{:?} {:?}", ask.send(&client), Client::builder().api_key(sandbox.api_key())).unwrap();
    let built = ask.send(&client).build().unwrap();
    write!(text, "{:?} {:?}", built.headers(), built.uri()).unwrap();

    // Faults: each kind of failure, with secrets in the request and some in the answer.
    let faults = [
        (Fault::Status(500), 1),
        (Fault::Status(401), 1),
        (Fault::Status(429), 3),
        (Fault::DropBefore, 1),
        (Fault::DropAfter, 1),
    ];
    for (fault, times) in faults {
        sandbox.fail_times(times, Method::POST, "/access-requests", fault).unwrap();
        if let Err(error) = ask.send(&client).await {
            text.push_str(&printed(&error));
        }
    }
    let unknown = CreateAccessRequest::new("mk_canary_of_nobody", "why").send(&client).await.unwrap_err();
    let wrong = Client::builder().api_key("mem_canary_of_nobody").base_url(sandbox.base_url()).build().unwrap();
    let refused = ListAccessRequests {}.send(&wrong).await.unwrap_err();
    let closed = Client::builder().bearer("canary.of.nobody").base_url("http://127.0.0.1:9").build().unwrap();
    let unsent = ListAccessRequests {}.send(&closed).await.unwrap_err();
    [&unknown, &refused, &unsent].into_iter().for_each(|error| text.push_str(&printed(error)));

    // Make sure that the secrets were really sent and received.
    let body = String::from_utf8(unknown.raw_body().unwrap().to_vec()).unwrap();
    assert!(body.contains("mk_canary_of_nobody"), "{body}");
    assert!(String::from_utf8_lossy(built.body()).contains(sandbox.memory_key()));
    assert!(sandbox.requests(Method::POST, "/auth/token") > 0);

    wire::assert_that_secrets_are_sent().await;
    text.push_str(&wire::faults().await);
    text.push_str(&wire::http2_faults().await);

    let said = listening::said();
    let reqwest = cfg!(feature = "reqwest").then_some("log of reqwest");
    let others = ["event of hyper_util", "event of h2", "span of h2", "span of memoram_runtime"];
    for who in others.into_iter().chain(reqwest) {
        assert!(said.contains(who), "nothing is heard of: {who}");
    }
    let secrets = [
        sandbox.api_key(),
        sandbox.memory_key(),
        token.token.expose_secret(),
        encryption_key.expose_secret(),
        "mk_canary_of_nobody",
        "mem_canary_of_nobody",
        "canary.of.nobody",
        wire::TOKEN,
        wire::KEY,
        wire::PASSWORD,
        wire::HEADER_KEY,
        wire::QUERY_KEY,
        wire::COOKIE_KEY,
        wire::SIGNATURE,
        wire::CLIENT_SECRET,
        wire::REFRESH_TOKEN,
    ];
    for secret in secrets {
        assert_eq!(forms::found(&text, secret), None, "{secret} is printed");
        assert_eq!(forms::found(&said, secret), None, "{secret} is logged");
    }
}

#[test]
fn the_debug_output_of_a_secret_is_its_type() {
    let shown = format!(
        "{:?} {:?} {:?} {:?}",
        ApiKey::from("canary"),
        AccessToken::from("canary"),
        MemoryKey::from("canary"),
        EncryptionKey::from("canary")
    );
    assert_eq!(shown, "ApiKey([REDACTED]) AccessToken([REDACTED]) MemoryKey([REDACTED]) EncryptionKey([REDACTED])");
    let credentials: Credentials = serde_json::from_str(r#"{"user_id":"u","encryption_key":"canary"}"#).unwrap();
    assert!(!format!("{credentials:?}").contains("canary"));
}
