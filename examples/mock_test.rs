//! How to test code that calls the API without a server: `cargo test --example mock_test`.
//!
//! The function `ask` is the code under test. `cargo run --example mock_test` prints what the tests check.

use std::error::Error;

use memoram_runtime::api::CreateAccessRequest;
use memoram_runtime::testing::{Fault, Mock, Reply};
use memoram_runtime::{Client, ErrorKind};
use serde_json::json;

/// Asks a user for access, and describes the result.
async fn ask(client: &Client, memory_key: &str) -> Result<String, memoram_runtime::Error> {
    match CreateAccessRequest::new(memory_key, "DemoBot would like access").send(client).await {
        Ok(request) => Ok(format!("request {} is {}", request.id, request.status)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok("nobody has this key".to_owned()),
        Err(error) => Err(error),
    }
}

/// A server that knows one memory key.
fn server() -> Mock {
    Mock::new().on::<CreateAccessRequest>(|received| match received.json()["memoryKey"].as_str() {
        Some("mk_1") => Reply::json(json!({ "id": "ar_1", "status": "pending" })),
        _ => Reply::status(404),
    })
}

/// A server that refuses the first connection, then answers 429, and then succeeds.
fn busy_server() -> Mock {
    Mock::new().on_sequence::<CreateAccessRequest>([
        Reply::fault(Fault::Refused),
        Reply::status(429).with_header("retry-after", "1"),
        Reply::json(json!({ "id": "ar_2", "status": "approved" })),
    ])
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = server();
    println!("a key that is known:    {}", ask(&server.client(), "mk_1").await?);
    println!("one that is not:        {}", ask(&server.client(), "mk_2").await?);
    let busy = busy_server();
    println!("a server that is busy:  {}", ask(&busy.client(), "mk_1").await?);
    println!("                        after {} requests", busy.calls::<CreateAccessRequest>());
    Ok(())
}

#[tokio::test]
async fn a_known_key_is_asked() -> Result<(), memoram_runtime::Error> {
    let server = server();
    assert_eq!(ask(&server.client(), "mk_1").await?, "request ar_1 is pending");
    assert_eq!(server.received::<CreateAccessRequest>()[0].json()["reason"], "DemoBot would like access");
    Ok(())
}

#[tokio::test]
async fn an_unknown_key_is_not_an_error() -> Result<(), memoram_runtime::Error> {
    assert_eq!(ask(&server().client(), "mk_2").await?, "nobody has this key");
    Ok(())
}

/// Time is paused, so the wait of one second that the server asks for takes no real time.
#[tokio::test(start_paused = true)]
async fn a_busy_server_is_retried() -> Result<(), memoram_runtime::Error> {
    let server = busy_server();
    assert_eq!(ask(&server.client(), "mk_1").await?, "request ar_2 is approved");
    assert_eq!(server.calls::<CreateAccessRequest>(), 3);
    Ok(())
}
