//! Prints the `tracing` output of two calls: one that is retried, and one that fails.
//!
//! To export to OpenTelemetry, use its layer in place of `fmt`.

use std::error::Error;

use memoram_runtime::api::{CreateToken, DeleteMemoryBlob, ListTags};
use memoram_runtime::testing::{Fault, Mock, Reply};
use memoram_runtime::{Client, Endpoint, ErrorKind, memoram_endpoint};
use serde_json::json;
use tracing_subscriber::fmt::format::FmtSpan;

/// Your own endpoints are traced like the ones of the runtime.
#[memoram_endpoint(GET, "/tags/{tag_id}")]
struct GetTag<'a> {
    tag_id: &'a str,
    user_id: &'a str,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_span_events(FmtSpan::CLOSE)
        .without_time()
        .with_ansi(false)
        .init();
    let mock = Mock::new()
        .on::<CreateToken>(|_| Reply::json(json!({ "token": "t1" })))
        .on_sequence::<ListTags>([Reply::fault(Fault::Broken), Reply::json(json!({ "items": [] }))])
        .on::<GetTag<'_>>(|_| Reply::status(404))
        .on::<DeleteMemoryBlob>(|_| Reply::status(204));
    let client = Client::builder().api_key("mem_1").mock(&mock).build()?;

    ListTags::new("a user").send(&client).await?;
    println!();
    match (GetTag { tag_id: "a tag", user_id: "a user" }).send(&client).await {
        Err(error) if error.kind() == ErrorKind::NotFound => println!("\nas expected: {error}"),
        _ => return Err(format!("{} should be a 404", GetTag::SPEC.template()).into()),
    }
    Ok(())
}
