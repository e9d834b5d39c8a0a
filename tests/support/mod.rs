//! Shared by several test files: a sandbox and its client.

use memoram_runtime::Client;
use memoram_sandbox::Sandbox;

/// Starts a sandbox, and builds a client with its API key. The client has no token yet.
pub(crate) async fn start() -> (Sandbox, Client) {
    let sandbox = Sandbox::start().await.unwrap();
    let client = Client::builder().api_key(sandbox.api_key()).base_url(sandbox.base_url()).build().unwrap();
    (sandbox, client)
}
