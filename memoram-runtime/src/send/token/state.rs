//! What is known about a source's tokens, and what a caller has to do. The code here does not read the clock.

use std::time::Duration;

use http::HeaderValue;
use tokio::time::Instant;

use super::token_request::Token;
use crate::error::{Error, ErrorKind};

/// How long before its end a token is replaced: a fraction of its lifetime (the divisor is first), up to a maximum. From
/// `EARLY` on a new token is requested while the old one is used; from `LATE` on the old one is not used.
const EARLY: (u32, Duration) = (5, Duration::from_secs(300));
const LATE: (u32, Duration) = (10, Duration::from_secs(30));

/// How long a token is used that has already expired when it arrives. Limits token requests to one a second.
const SHORTEST: Duration = Duration::from_secs(1);

/// How long callers get the error of the last token request instead of starting another one: after a refusal by the
/// server, and after any other failure.
const REJECTED_FOR: Duration = Duration::from_secs(5);
const FAILED_FOR: Duration = Duration::from_secs(1);

/// The longest that the error of a token request is kept because the server asks for it with `Retry-After` (RFC 9110
/// §10.2.3).
const ASKED_FOR: Duration = Duration::from_secs(300);

/// The pause between attempts to replace a token early.
const EARLY_RETRY: Duration = Duration::from_secs(30);

/// The minimum time between two replacements of refused tokens, for a server that refuses valid tokens.
const BETWEEN_FORCED: Duration = Duration::from_secs(10);

/// The state of one source. `R` is a running token request.
pub(super) struct State<R> {
    current: Option<CachedToken>,
    refresh: Option<R>,
    failure: Option<(Instant, Error)>,
    last_forced: Option<Instant>,
}

impl<R> Default for State<R> {
    fn default() -> Self {
        State { current: None, refresh: None, failure: None, last_forced: None }
    }
}

struct CachedToken {
    header: HeaderValue,
    /// From this time on a new token is requested, and this one is used meanwhile.
    refresh_at: Instant,
    /// From this time on the token is not used.
    expires_at: Instant,
}

/// What a caller has to do.
pub(super) enum Step<R> {
    Ready(HeaderValue),
    Failed(Error),
    Wait(R),
}

impl<R: Clone> State<R> {
    pub(super) fn fresh(&self, now: Instant) -> Option<HeaderValue> {
        self.current.as_ref().filter(|token| now < token.refresh_at).map(|token| token.header.clone())
    }

    /// `start` starts a token request.
    pub(super) fn step(&mut self, now: Instant, start: impl FnOnce() -> R) -> Step<R> {
        let since_failure = self.failure.as_ref().map(|(at, error)| (now.saturating_duration_since(*at), error));
        let asked = |error: &Error| error.retry_after().unwrap_or_default().min(ASKED_FOR);
        let lasting = |error: &Error| asked(error).max(if is_rejection(error) { REJECTED_FOR } else { FAILED_FOR });
        if let Some(token) = self.current.as_ref().filter(|token| now < token.expires_at) {
            let failed_lately = since_failure.is_some_and(|(since, error)| since < EARLY_RETRY.max(asked(error)));
            if now >= token.refresh_at && !failed_lately {
                self.refresh.get_or_insert_with(start);
            }
            return Step::Ready(token.header.clone());
        }
        match (&self.refresh, since_failure) {
            (Some(refresh), _) => Step::Wait(refresh.clone()),
            (None, Some((since, error))) if since < lasting(error) => Step::Failed(error.shared()),
            (None, _) => Step::Wait(self.refresh.insert(start()).clone()),
        }
    }

    /// A token request has ended. `None`: it was aborted, or it panicked.
    pub(super) fn finished(&mut self, result: Option<&Result<Token, Error>>, started: Instant, now: Instant) {
        self.refresh = None;
        match result {
            Some(Ok(token)) => {
                self.current = Some(CachedToken::new(token, started, now));
                self.failure = None;
            }
            Some(Err(error)) => self.failure = Some((now, error.shared())),
            None => {}
        }
    }

    /// Drops a token that the server refused. Returns true if another token should be tried.
    pub(super) fn refused(&mut self, header: &HeaderValue, now: Instant) -> bool {
        if self.current.as_ref().is_none_or(|token| token.header != *header) {
            return true;
        }
        if self.last_forced.is_some_and(|last| now.saturating_duration_since(last) < BETWEEN_FORCED) {
            return false;
        }
        self.last_forced = Some(now);
        self.current = None;
        true
    }

    pub(super) fn take_refresh(&mut self) -> Option<R> {
        self.refresh.take()
    }
}

impl CachedToken {
    fn new(token: &Token, started: Instant, now: Instant) -> Self {
        // The margin differs from client to client, so that not all of them request a token at the same time.
        let early = margin(token.lifetime, EARLY);
        let early = early.saturating_sub(early.mul_f64(fastrand::f64() / 5.0));
        let shortest = now.checked_add(SHORTEST).unwrap_or(now);
        let end = |margin: Duration| {
            let end = started.checked_add(token.lifetime.saturating_sub(margin)).unwrap_or(shortest);
            end.max(shortest)
        };
        let (refresh_at, expires_at) = (end(early), end(margin(token.lifetime, LATE)));
        CachedToken { header: token.header.clone(), refresh_at, expires_at }
    }
}

fn margin(lifetime: Duration, (divisor, max): (u32, Duration)) -> Duration {
    lifetime.checked_div(divisor).unwrap_or_default().min(max)
}

/// Returns true if the server refused the key, so that another request soon would be refused too.
fn is_rejection(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::BadRequest | ErrorKind::Authentication | ErrorKind::Forbidden)
}
