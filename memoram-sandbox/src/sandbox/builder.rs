//! The settings of a sandbox.

use std::fmt::{self, Debug, Formatter};
use std::io;
use std::sync::Arc;
use std::time::Duration;

use crate::router::router;
use crate::server::{HEADER_LIMIT, Server};
use crate::state::{Account, State};

use super::Sandbox;

/// Settings of a [`Sandbox`], from [`Sandbox::builder`].
///
/// ```
/// # use std::time::Duration;
/// # use memoram_sandbox::Sandbox;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), std::io::Error> {
/// let sandbox = Sandbox::builder().token_lifetime(Duration::from_secs(60)).auto_approve(true).start().await?;
/// # drop(sandbox);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "nothing runs before `start`"]
pub struct SandboxBuilder {
    port: u16,
    token_lifetime: Duration,
    auto_approve: bool,
    api_key: Option<String>,
    memory_key: Option<String>,
    log: bool,
}

impl SandboxBuilder {
    pub(super) fn new() -> Self {
        Self {
            port: 0,
            token_lifetime: Duration::from_secs(3600),
            auto_approve: false,
            api_key: None,
            memory_key: None,
            log: false,
        }
    }

    /// Sets the port on 127.0.0.1. The default, 0, takes any free port.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets how long a token is valid if the request for it does not say. A request cannot ask for longer. The default
    /// is one hour.
    ///
    /// With [`Duration::ZERO`], each token has already expired when the client receives it.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = lifetime;
        self
    }

    /// Sets whether the user approves each access request at once. The default is `false`.
    ///
    /// The answer to the request that creates it still says `pending`, as documented. Later answers say `approved`.
    pub fn auto_approve(mut self, approve: bool) -> Self {
        self.auto_approve = approve;
        self
    }

    /// Sets the developer's API key. The default is a random one.
    pub fn api_key(mut self, key: impl Into<String>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    /// Sets the user's memory key. The default is a random one.
    pub fn memory_key(mut self, key: impl Into<String>) -> Self {
        self.memory_key = Some(key.into());
        self
    }

    /// Sets whether each request is written to stderr: its method, its path without the query, and the status of the
    /// answer. The default is `false`.
    pub fn log(mut self, log: bool) -> Self {
        self.log = log;
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// If the port is not free, or the server's thread cannot be started.
    pub async fn start(self) -> io::Result<Sandbox> {
        let account = Account::new(self.api_key, self.memory_key);
        let state = Arc::new(State::new(self.token_lifetime, self.auto_approve, account));
        let server = Server::start(self.port, HEADER_LIMIT, router(state.clone(), self.log)).await?;
        Ok(Sandbox::new(state, server))
    }
}

/// Leaves the keys out, so that they do not appear in the output of tests.
impl Debug for SandboxBuilder {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("SandboxBuilder")
            .field("port", &self.port)
            .field("token_lifetime", &self.token_lifetime)
            .field("auto_approve", &self.auto_approve)
            .field("log", &self.log)
            .finish_non_exhaustive()
    }
}
