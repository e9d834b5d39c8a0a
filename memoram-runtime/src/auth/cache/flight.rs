//! One exchange under way, in a task of its own.

use std::sync::{Arc, Weak};
use std::time::Duration;

use http::HeaderValue;
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::task_local;
use tokio::time::{Instant, sleep, timeout};

use super::{Shared, Source};
use crate::auth::Exchange;
use crate::auth::exchange::{CreateToken, Token};
use crate::client::Core;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, Outcome};
use crate::exchange;
use crate::response::decode_whole;
use crate::retry::{Decision, Failure, RetryConfig};
use crate::trace;

task_local! {
    /// Whose tokens the task is about.
    static PROVIDER: usize;
}

/// Whether this is the task that gets the tokens of `shared`: it must not wait for them.
pub(super) fn is_of(shared: &Arc<Shared>) -> bool {
    PROVIDER.try_with(|provider| *provider == Arc::as_ptr(shared).addr()).unwrap_or(false)
}

/// For all attempts of an exchange.
const LIMIT: Duration = Duration::from_secs(30);

/// What callers wait for.
#[derive(Clone)]
pub(super) struct Flight {
    done: watch::Receiver<Option<Result<HeaderValue, Arc<Error>>>>,
    task: AbortHandle,
}

impl Flight {
    /// The token or the error; `None` if the task ended without either.
    pub(super) async fn landed(mut self) -> Option<Result<HeaderValue, Error>> {
        let done = self.done.wait_for(Option::is_some).await.ok()?;
        done.clone().map(|result| result.map_err(|error| error.shared()))
    }

    pub(super) fn abort(&self) {
        self.task.abort();
    }
}

pub(super) fn start(shared: &Arc<Shared>, core: &Arc<Core>) -> Flight {
    let (sender, done) = watch::channel(None);
    let (core, shared) = (Arc::clone(core), Arc::clone(shared));
    let mut landing = Landing { shared: Arc::downgrade(&shared), started: Instant::now(), result: None };
    let provider = Arc::as_ptr(&shared).addr();
    let task = tokio::spawn(PROVIDER.scope(provider, async move {
        let late = |_| Err(Error::transport(ErrorKind::Timeout, Outcome::NotSent, &CreateToken::SPEC, LATE));
        let result = timeout(LIMIT, attempts(&core, &shared.source)).await.unwrap_or_else(late);
        trace::exchanged(&result);
        let news = result.as_ref().map(|token| token.header.clone()).map_err(|error| Arc::new(error.shared()));
        landing.result = Some(result);
        // The state first: who wakes up finds it as it is.
        drop(landing);
        sender.send_replace(Some(news));
    }));
    Flight { done, task: task.abort_handle() }
}

const LATE: &str = "no token within the time limit";

/// Tells the state how it ended, even by a panic or an abort.
struct Landing {
    shared: Weak<Shared>,
    started: Instant,
    result: Option<Result<Token, Error>>,
}

impl Drop for Landing {
    fn drop(&mut self) {
        if let Some(shared) = self.shared.upgrade() {
            shared.state().landed(self.result.as_ref(), self.started, Instant::now());
        }
    }
}

/// An exchange can be repeated: another token does no harm.
async fn attempts(core: &Arc<Core>, source: &Source) -> Result<Token, Error> {
    let mut attempt: u32 = 0;
    loop {
        attempt = attempt.saturating_add(1);
        let error = match once(core, source).await {
            Ok(token) => return Ok(token),
            Err(error) => error,
        };
        match RetryConfig::default().decide(&Failure::of(&error), true, attempt, fastrand::f64()) {
            Decision::Wait(wait) => sleep(wait).await,
            Decision::Stop => return Err(error),
        }
    }
}

async fn once(core: &Arc<Core>, source: &Source) -> Result<Token, Error> {
    match source {
        Source::Key(api_key) => {
            let prepared = core.prepare(&CreateToken { api_key })?;
            let raw = exchange::attempt(core, &prepared, None, Instant::now(), None).await?;
            Token::read(&decode_whole(raw.success()?)?)
        }
        Source::Provider(provider) => match provider.token(Exchange::new(core)).await {
            Ok(provided) => Token::provided(&provided),
            Err(error) => Err(match error.downcast::<Error>() {
                Ok(error) => *error,
                Err(error) => Error::of_provider(error),
            }),
        },
    }
}
