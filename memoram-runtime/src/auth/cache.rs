//! Keeps a token, and gets the next one before it expires.
//!
//! Callers who need a token while one is on its way wait for that one. The exchange runs in a task of its own, so that a
//! caller who gives up does not end it for the others.

mod flight;
mod state;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::HeaderValue;
use tokio::time::Instant;

use super::{ApiKey, TokenProvider};
use crate::client::Core;
use crate::endpoint::EndpointSpec;
use crate::error::{Error, ErrorKind};
use crate::trace;
use state::{State, Step};

/// The tokens of one source.
pub(crate) struct TokenCache(Arc<Shared>);

/// Where tokens come from.
pub(crate) enum Source {
    Key(ApiKey),
    Provider(Box<dyn TokenProvider>),
}

struct Shared {
    source: Source,
    /// Never held while something is awaited.
    state: Mutex<State>,
}

impl TokenCache {
    pub(crate) fn new(source: Source) -> Self {
        TokenCache(Arc::new(Shared { source, state: Mutex::default() }))
    }

    /// The token, if it is there and nothing is to be done about it.
    pub(crate) fn fresh(&self, now: Instant) -> Option<HeaderValue> {
        if flight::is_of(&self.0) {
            return None;
        }
        self.0.state().fresh(now)
    }

    /// A token that is still good.
    pub(crate) async fn token(&self, core: &Arc<Core>, endpoint: &EndpointSpec) -> Result<HeaderValue, Error> {
        if flight::is_of(&self.0) {
            let text = "a token provider cannot send with the client that it provides for; `exchange` can";
            return Err(Error::not_sent(ErrorKind::Authentication, endpoint, text));
        }
        // Once more if a task ended without a word, which it does when its runtime is shut down.
        for _ in 0..2 {
            let step = {
                let mut state = self.0.state();
                state.step(Instant::now(), || flight::start(&self.0, core))
            };
            let result = match step {
                Step::Ready(header) => return Ok(header),
                Step::Failed(error) => Some(Err(error)),
                Step::Wait(flight) => {
                    trace::waits_for_token();
                    flight.landed().await
                }
            };
            if let Some(result) = result {
                return result.map_err(|error| error.of_the_exchange(endpoint));
            }
        }
        Err(Error::not_sent(ErrorKind::Authentication, endpoint, "the token exchange was aborted"))
    }

    /// Forgets a token that the server refused, unless it has been replaced already. Whether it is worth while to send
    /// the request with another one: not if the server refuses them all.
    pub(crate) fn refused(&self, header: &HeaderValue) -> bool {
        self.0.state().refused(header, Instant::now())
    }
}

/// No task outlives the last client.
impl Drop for TokenCache {
    fn drop(&mut self) {
        self.0.state().abort();
    }
}

impl Shared {
    /// A panic elsewhere leaves the state whole: each change of it is one assignment.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
