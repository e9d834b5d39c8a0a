//! A request for a token that is running in a task of its own.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use http::HeaderValue;
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::task_local;
use tokio::time::{Instant, sleep, timeout};

use super::provider::{TokenClient, TokenProvider};
use super::state::State;
use super::token_request::{CreateToken, Token};
use crate::decode::{decode_response, success};
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, Outcome};
use crate::secret::ApiKey;
use crate::send::attempt::attempt;
use crate::send::carried::Carried;
use crate::send::client_core::Core;
use crate::send::retry::{Decision, RetryConfig};
use crate::trace;

/// Where tokens come from.
pub(crate) enum TokenSource {
    Key(ApiKey),
    Provider(Box<dyn TokenProvider>),
}

/// A source of tokens, and what is known of its tokens.
pub(super) struct Shared {
    source: TokenSource,
    /// Never locked across an `await`.
    state: Mutex<State<Refresh>>,
}

impl Shared {
    pub(super) fn new(source: TokenSource) -> Self {
        Shared { source, state: Mutex::default() }
    }

    /// A poisoned lock is used too: each change of the state is one assignment, so a panic leaves it valid.
    pub(super) fn state(&self) -> MutexGuard<'_, State<Refresh>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Aborts a running token request.
    pub(super) fn abort(&self) {
        let refresh = self.state().take_refresh();
        if let Some(refresh) = refresh {
            refresh.task.abort();
        }
    }
}

task_local! {
    /// The address of the `Shared` that the task requests a token for.
    static REFRESHED: usize;
}

/// Returns true in the task that requests a token for `shared`. That task must not wait for its own token.
pub(super) fn is_running_in(shared: &Arc<Shared>) -> bool {
    REFRESHED.try_with(|refreshed| *refreshed == Arc::as_ptr(shared).addr()).unwrap_or(false)
}

/// The time limit for all attempts of a token request.
const LIMIT: Duration = Duration::from_secs(30);

/// A running token request. Callers wait for a clone of it.
#[derive(Clone)]
pub(super) struct Refresh {
    done: watch::Receiver<Option<Result<HeaderValue, Arc<Error>>>>,
    task: AbortHandle,
}

impl Refresh {
    /// Returns the token or the error. `None` if the task ended without a result.
    pub(super) async fn finished(mut self) -> Option<Result<HeaderValue, Error>> {
        let done = self.done.wait_for(Option::is_some).await.ok()?;
        done.clone().map(|result| result.map_err(|error| error.shared()))
    }
}

/// Starts a token request.
pub(super) fn start(shared: &Arc<Shared>, core: &Arc<Core>) -> Refresh {
    let (sender, done) = watch::channel(None);
    let (core, shared) = (Arc::clone(core), Arc::clone(shared));
    let mut guard = FinishGuard { shared: Arc::downgrade(&shared), started: Instant::now(), result: None };
    let refreshed = Arc::as_ptr(&shared).addr();
    let task = tokio::spawn(REFRESHED.scope(refreshed, async move {
        let late = |_| Err(Error::with_text(ErrorKind::Timeout, Outcome::NotSent, &CreateToken::SPEC, LATE));
        let result = timeout(LIMIT, attempts(&core, &shared.source)).await.unwrap_or_else(late);
        trace::token_received(&result);
        let token = result.as_ref().map(|token| token.header.clone()).map_err(|error| Arc::new(error.shared()));
        guard.result = Some(result);
        // The state is updated before the waiting callers wake up, so that they see it.
        drop(guard);
        sender.send_replace(Some(token));
    }));
    Refresh { done, task: task.abort_handle() }
}

const LATE: &str = "no token within the time limit";

/// Updates the state when the task ends, even by a panic or an abort.
struct FinishGuard {
    shared: Weak<Shared>,
    started: Instant,
    result: Option<Result<Token, Error>>,
}

impl Drop for FinishGuard {
    fn drop(&mut self) {
        if let Some(shared) = self.shared.upgrade() {
            shared.state().finished(self.result.as_ref(), self.started, Instant::now());
        }
    }
}

/// Retries like an idempotent request: a second token does no harm.
async fn attempts(core: &Arc<Core>, source: &TokenSource) -> Result<Token, Error> {
    let mut number: u32 = 0;
    loop {
        number = number.saturating_add(1);
        let error = match once(core, source).await {
            Ok(token) => return Ok(token),
            Err(error) => error,
        };
        match RetryConfig::default().decide(&error.failed_attempt(), true, number, fastrand::f64()) {
            Decision::Wait(wait) => sleep(wait).await,
            Decision::Stop => return Err(error),
        }
    }
}

async fn once(core: &Arc<Core>, source: &TokenSource) -> Result<Token, Error> {
    match source {
        TokenSource::Key(api_key) => {
            let request = core.encode(&CreateToken { api_key })?;
            let response = attempt(core, &request, &Carried::default(), Instant::now()).await?;
            Token::read(&decode_response(success(response)?)?)
        }
        TokenSource::Provider(provider) => match provider.token(TokenClient::new(core)).await {
            Ok(provided) => Token::provided(&provided),
            Err(error) => Err(match error.downcast::<Error>() {
                Ok(error) => *error,
                Err(error) => Error::of_provider(error),
            }),
        },
    }
}
