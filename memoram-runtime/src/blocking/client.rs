//! The blocking client.

use std::fmt;
use std::sync::Arc;

use super::{Call, Stream};
use crate::build_error::BuildError;
use crate::client::ClientBuilder;
use crate::endpoint::Endpoint;
use crate::thread::Thread;

/// Sends endpoints and blocks until their responses arrive. Cheap to clone: clones share connections, the token and the
/// thread.
#[derive(Clone)]
pub struct Client {
    pub(super) client: crate::Client,
    thread: Arc<Thread>,
}

impl Client {
    /// Prepares a call. Nothing is sent before [`wait`](Call::wait). `endpoint.send_blocking(&client)` does both.
    pub fn send<E: Endpoint>(&self, endpoint: &E) -> Call<E::Response> {
        Call::new(self.client.send(endpoint), &self.thread)
    }

    /// Waits for the items of a stream of this client, such as the one of [`with_response`](Call::with_response).
    pub fn stream<S: futures_core::Stream>(&self, stream: S) -> Stream<S> {
        Stream::new(stream, &self.thread)
    }
}

impl ClientBuilder {
    /// Builds a blocking client and starts its thread. Nothing is sent.
    ///
    /// # Errors
    ///
    /// The same as for [`build`](Self::build), and an error if the thread could not be started.
    pub fn build_blocking(self) -> Result<Client, BuildError> {
        let client = self.build()?;
        let thread = Thread::start().map_err(|_| BuildError::Thread)?;
        Ok(Client { client, thread: Arc::new(thread) })
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("blocking::Client").field(&self.client).finish()
    }
}
