//! Keeps a token, and gets the next one before it expires.
//!
//! While a token is being requested, all callers that need one wait for that request. The request runs in a task of its
//! own, so it continues for the others if one caller gives up.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::HeaderValue;
use tokio::time::Instant;

use super::refresh::{self, Shared, TokenSource};
use super::state::Step;
use crate::error::{Error, ErrorKind, Outcome};
use crate::send::client_core::Core;
use crate::spec::EndpointSpec;
use crate::trace;
use crate::transport::within;

/// The tokens of one source.
pub(crate) struct TokenCache(Arc<Shared>);

impl TokenCache {
    pub(crate) fn new(source: TokenSource) -> Self {
        TokenCache(Arc::new(Shared::new(source)))
    }

    /// Returns the token if there is one that does not need to be replaced yet.
    pub(crate) fn fresh(&self, now: Instant) -> Option<HeaderValue> {
        if refresh::is_running_in(&self.0) {
            return None;
        }
        self.0.state().fresh(now)
    }

    /// Returns a valid token, and waits for it if necessary.
    pub(crate) async fn token(&self, core: &Arc<Core>, endpoint: &EndpointSpec) -> Result<HeaderValue, Error> {
        if refresh::is_running_in(&self.0) {
            let text = "a token provider cannot send with the client that it provides for; its `TokenClient` can";
            return Err(Error::not_sent(ErrorKind::Authentication, endpoint, text));
        }
        // Tried twice: a task ends without a result if its runtime is shut down.
        for _ in 0..2 {
            let step = {
                let mut state = self.0.state();
                state.step(Instant::now(), || refresh::start(&self.0, core))
            };
            let result = match step {
                Step::Ready(header) => return Ok(header),
                Step::Failed(error) => Some(Err(error)),
                Step::Wait(refresh) => {
                    trace::waits_for_token();
                    refresh.finished().await
                }
            };
            if let Some(result) = result {
                return result.map_err(|error| error.into_token_failure(endpoint));
            }
        }
        Err(Error::not_sent(ErrorKind::Authentication, endpoint, "the token request was aborted"))
    }

    /// Drops a token that the server refused, unless it has been replaced already. Returns true if the request should be
    /// sent again with another token. It should not if the server keeps refusing new tokens.
    pub(crate) fn refused(&self, header: &HeaderValue) -> bool {
        self.0.state().refused(header, Instant::now())
    }

    #[cfg(test)]
    pub(super) fn abort(&self) {
        self.0.abort();
    }
}

/// Waits for a token until the deadline of the call. Boxed, so that the future of a call that has a token stays small.
pub(in crate::send) fn wait<'a>(
    cache: &'a TokenCache,
    core: &'a Arc<Core>,
    endpoint: &'a EndpointSpec,
    deadline: Option<Instant>,
) -> Pin<Box<dyn Future<Output = Result<HeaderValue, Error>> + Send + 'a>> {
    let token = cache.token(core, endpoint);
    Box::pin(async move {
        within(deadline, token).await.unwrap_or_else(|| {
            let text = "no token within the time limit";
            Err(Error::with_text(ErrorKind::Timeout, Outcome::NotSent, endpoint, text))
        })
    })
}

/// Ends the task when the last client is dropped.
impl Drop for TokenCache {
    fn drop(&mut self) {
        self.0.abort();
    }
}
