//! What several test files need: a sandbox, and a client of it.

use memoram_runtime::Client;
use memoram_sandbox::Sandbox;

/// A sandbox, and a client with its key. The client has no token yet.
pub(crate) async fn start() -> (Sandbox, Client) {
    let sandbox = Sandbox::start().await.unwrap();
    let client = Client::builder().api_key(sandbox.api_key()).base_url(sandbox.base_url()).build().unwrap();
    (sandbox, client)
}
