//! The client, and its calls' beginning.

use std::fmt;
use std::sync::Arc;

use super::Call;
use super::thread::Thread;
use crate::client::BuildError;
use crate::endpoint::Endpoint;

/// Sends endpoints, and waits for their answers. Cheap to clone: clones share connections, the token and the thread.
#[derive(Clone)]
pub struct Client {
    client: crate::Client,
    thread: Arc<Thread>,
}

impl Client {
    pub(crate) fn new(client: crate::Client) -> Result<Self, BuildError> {
        let thread = Thread::start().map_err(|_| BuildError::Thread)?;
        Ok(Client { client, thread: Arc::new(thread) })
    }

    /// Prepares a call. Nothing is sent before [`wait`](Call::wait); `endpoint.send_blocking(&client)` is the two at once.
    pub fn send<E: Endpoint>(&self, endpoint: &E) -> Call<E::Response> {
        Call::new(self.client.send(endpoint), &self.thread)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Client").field(&self.client).finish()
    }
}
