//! The settings of a sandbox.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use crate::router::router;
use crate::server::{HEADER_LIMIT, Server};
use crate::state::State;

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
#[derive(Clone, Debug)]
#[must_use = "nothing runs before `start`"]
pub struct SandboxBuilder {
    port: u16,
    token_lifetime: Duration,
    auto_approve: bool,
}

impl SandboxBuilder {
    pub(super) fn new() -> Self {
        Self { port: 0, token_lifetime: Duration::from_secs(3600), auto_approve: false }
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

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// If the port is not free, or the server's thread cannot be started.
    pub async fn start(self) -> io::Result<Sandbox> {
        let state = Arc::new(State::new(self.token_lifetime, self.auto_approve));
        let server = Server::start(self.port, HEADER_LIMIT, router(state.clone())).await?;
        Ok(Sandbox::new(state, server))
    }
}
