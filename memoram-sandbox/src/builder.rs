//! How a sandbox is set up.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use crate::routes::router;
use crate::sandbox::Sandbox;
use crate::server::Server;
use crate::state::State;

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
    pub(crate) fn new() -> Self {
        Self { port: 0, token_lifetime: Duration::from_secs(3600), auto_approve: false }
    }

    /// The port on 127.0.0.1. The default, 0, is any free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// How long a token lives if its request does not say, and at most. The default is one hour.
    ///
    /// With [`Duration::ZERO`] every token has expired when it arrives.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = lifetime;
        self
    }

    /// Whether the user approves every access request at once. The default is no.
    ///
    /// The answer to its creation still says `pending`, as documented; from then on it is `approved`.
    pub fn auto_approve(mut self, approve: bool) -> Self {
        self.auto_approve = approve;
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// If the port cannot be had, or the server's thread cannot be started.
    pub async fn start(self) -> io::Result<Sandbox> {
        let state = Arc::new(State::new(self.token_lifetime, self.auto_approve));
        let server = Server::start(self.port, router(state.clone())).await?;
        Ok(Sandbox::new(state, server))
    }
}
