//! Blocking calls, without a runtime and without `await`.
//!
//! If `MEMORAM_API_KEY` is not set, the example calls a sandbox that it serves in the background.

use std::env;
use std::error::Error;
use std::time::Duration;

use memoram_runtime::api::ListAccessRequests;
use memoram_runtime::{Client, memoram_endpoint};
use memoram_sandbox::Sandbox;

/// Asks a user for access to their memories.
#[memoram_endpoint(POST, "/access-requests")]
struct CreateAccessRequest<'a> {
    memory_key: &'a str,
    reason: &'a str,
}

fn main() -> Result<(), Box<dyn Error>> {
    // Only the sandbox needs a runtime.
    let runtime = tokio::runtime::Runtime::new()?;
    let sandbox = runtime.block_on(Sandbox::start())?;
    let (builder, memory_key) = match env::var("MEMORAM_API_KEY") {
        Ok(api_key) => (Client::builder().api_key(api_key), env::var("MEMORAM_MEMORY_KEY")?),
        Err(_) => {
            let builder = Client::builder().api_key(sandbox.api_key()).base_url(sandbox.base_url());
            (builder, sandbox.memory_key().to_owned())
        }
    };
    let client = builder.build_blocking()?;

    let ask = CreateAccessRequest { memory_key: &memory_key, reason: "DemoBot would like access" };
    let request = ask.send_blocking(&client)?;
    println!("{} is {}", request.id, request.status);

    let response = client.send(&ListAccessRequests {}).timeout(Duration::from_secs(5)).with_response().wait()?;
    println!("{}: {} in all", response.status(), response.items.len());
    Ok(())
}
