//! Secrets are sent, and appear in nothing that is printed: `Debug`, `Display`, sources, and the log of every crate below.

mod support;

use std::error::Error as _;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use memoram_runtime::api::{CreateAccessRequest, CreateMemoryBlob, CreateToken, GetCredentials, ListAccessRequests};
use memoram_runtime::auth::{AccessToken, ApiKey};
use memoram_runtime::model::{Credentials, EncryptionKey, MemoryKey};
use memoram_runtime::{Client, Error};
use memoram_sandbox::{Fault, Method};

use support::start;

/// What the crates below write to `log`, down to its finest level.
struct Log(Mutex<String>);

static LOG: Log = Log(Mutex::new(String::new()));

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let mut text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        writeln!(text, "{} {}", record.target(), record.args()).unwrap();
    }

    fn flush(&self) {}
}

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

/// The forms in which a secret could appear.
fn forms(secret: &str) -> Vec<String> {
    let percent: String = secret.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let json = serde_json::to_string(secret).unwrap().trim_matches('"').to_owned();
    vec![secret.to_owned(), percent, json, base64(secret.as_bytes())]
}

/// Standard base64 without its end, which depends on what follows.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks_exact(3).map(|group| group.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)));
    groups.flat_map(|bits| [18, 12, 6, 0].map(|shift| char::from(LETTERS[bits >> shift & 63]))).collect()
}

#[tokio::test]
async fn no_secret_is_printed_by_any_path() {
    log::set_logger(&LOG).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
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

    // They were really there to be leaked.
    let body = String::from_utf8(unknown.raw_body().unwrap().to_vec()).unwrap();
    assert!(body.contains("mk_canary_of_nobody"), "{body}");
    assert!(String::from_utf8_lossy(built.body()).contains(sandbox.memory_key()));
    assert!(sandbox.requests(Method::POST, "/auth/token") > 0);

    let log = LOG.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert!(log.contains("hyper") || log.contains("reqwest"), "the log is not caught: {log}");
    assert!(log.contains("memoram_runtime"), "the spans are not caught: {log}");
    let secrets = [
        sandbox.api_key(),
        sandbox.memory_key(),
        token.token.expose_secret(),
        encryption_key.expose_secret(),
        "mk_canary_of_nobody",
        "mem_canary_of_nobody",
        "canary.of.nobody",
    ];
    for secret in secrets {
        for form in forms(secret) {
            assert!(!text.contains(&form), "{form} is printed");
            assert!(!log.contains(&form), "{form} is logged");
        }
    }
}

#[test]
fn a_secret_shows_its_type_alone() {
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
