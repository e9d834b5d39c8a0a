//! The handle of a running sandbox.

mod builder;

use std::fmt::{self, Debug, Formatter};
use std::io;

pub use builder::SandboxBuilder;
use http::Method;

use crate::error::SandboxError;
use crate::fault::Fault;
use crate::routes::PREFIX;
use crate::server::Server;
use crate::state::{Shared, Status, lock};

/// A fake of the Memoram API on loopback, with one developer and one user. It stops when it is dropped.
///
/// ```
/// # use memoram_sandbox::{Fault, Method, Sandbox};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start().await?;
/// sandbox.fail_next(Method::POST, "/auth/token", Fault::Status(503))?;
///
/// let http = reqwest::Client::builder().no_proxy().build()?;
/// let url = format!("{}/auth/token", sandbox.base_url());
/// let body = serde_json::json!({ "api_key": sandbox.api_key() });
/// assert_eq!(http.post(&url).json(&body).send().await?.status(), 503);
/// assert_eq!(http.post(&url).json(&body).send().await?.status(), 200);
/// assert_eq!(sandbox.requests(Method::POST, "/auth/token"), 2);
/// # Ok(())
/// # }
/// ```
pub struct Sandbox {
    base_url: String,
    state: Shared,
    _server: Server,
}

impl Sandbox {
    /// Starts a sandbox on a free port.
    ///
    /// It runs on its own thread, so it answers even while the caller's thread blocks.
    ///
    /// # Errors
    ///
    /// If no port is free, or the server's thread cannot be started.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Returns a builder, to start a sandbox with other settings.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::new()
    }

    fn new(state: Shared, server: Server) -> Self {
        Self { base_url: format!("http://{}{PREFIX}", server.address), state, _server: server }
    }

    /// The base URL, for example `http://127.0.0.1:49152/api/v1`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The developer's API key (`mem_…`), the only one that `POST /auth/token` accepts.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.state.account.api_key
    }

    /// The user's memory key, the only one that exists.
    #[must_use]
    pub fn memory_key(&self) -> &str {
        &self.state.account.memory_key
    }

    /// The id of the user who owns the memory key.
    #[must_use]
    pub fn user_id(&self) -> &str {
        &self.state.account.user_id
    }

    /// Approves a pending access request, as the user would.
    ///
    /// # Errors
    ///
    /// If there is no such request, or it is not pending.
    pub fn approve(&self, id: &str) -> Result<(), SandboxError> {
        self.set_status(id, Status::Approved)
    }

    /// Rejects a pending access request, as the user would.
    ///
    /// # Errors
    ///
    /// If there is no such request, or it is not pending.
    pub fn reject(&self, id: &str) -> Result<(), SandboxError> {
        self.set_status(id, Status::Rejected)
    }

    /// Revokes an approved access request, as the user would.
    ///
    /// # Errors
    ///
    /// If there is no such request, or it is not approved.
    pub fn revoke(&self, id: &str) -> Result<(), SandboxError> {
        self.set_status(id, Status::Revoked)
    }

    fn set_status(&self, id: &str, status: Status) -> Result<(), SandboxError> {
        lock(&self.state.access_requests).set_status(id, status, &self.state.account)
    }

    /// Makes all tokens issued so far expire. Clients can still get new ones.
    pub fn expire_tokens(&self) {
        lock(&self.state.tokens).expire_all();
    }

    /// Makes the next request to a route fail. The path is written as in the API's document: `/tags/{tagId}`.
    ///
    /// The faults of a route form a queue: each request takes the first one that is left.
    ///
    /// # Errors
    ///
    /// If the API has no such route, or the fault has a status that is not between 200 and 999 or a header that cannot be
    /// sent.
    pub fn fail_next(&self, method: Method, template: &str, fault: Fault) -> Result<(), SandboxError> {
        self.fail_times(1, method, template, fault)
    }

    /// Makes the next `times` requests to a route fail, as [`fail_next`](Self::fail_next) does with one.
    ///
    /// # Errors
    ///
    /// If the API has no such route, or the fault has a status that is not between 200 and 999 or a header that cannot be
    /// sent.
    pub fn fail_times(&self, times: usize, method: Method, template: &str, fault: Fault) -> Result<(), SandboxError> {
        lock(&self.state.traffic).add_faults(method, template, times, fault)
    }

    /// The number of requests that a route has received, including those that were refused or failed. It is 0 for a
    /// route that the API does not have.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the same shape as `fail_next`, for `Method::GET` written in place"
    )]
    pub fn requests(&self, method: Method, template: &str) -> usize {
        lock(&self.state.traffic).requests(&method, template)
    }
}

/// Leaves the keys out, so that they do not appear in the output of tests.
impl Debug for Sandbox {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
