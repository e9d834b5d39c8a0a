//! What is known of tokens, and what to do next. No time passes in here.

use std::time::Duration;

use http::HeaderValue;
use tokio::time::Instant;

use super::flight::Flight;
use crate::auth::exchange::Token;
use crate::error::{Error, ErrorKind};

/// The earliest and the latest that a token is replaced before its end: a part of its life, and the most of it.
const SOFT: (u32, Duration) = (5, Duration::from_secs(300));
const HARD: (u32, Duration) = (10, Duration::from_secs(30));

/// A token that arrives expired is used this long, so that there are no more exchanges than one a second.
const SHORTEST: Duration = Duration::from_secs(1);

/// How long a failure is the answer to all callers: after a refusal, and otherwise.
const REJECTED_FOR: Duration = Duration::from_secs(5);
const FAILED_FOR: Duration = Duration::from_secs(1);

/// How long a good token is used without another try to replace it early.
const SOFT_RETRY: Duration = Duration::from_secs(30);

/// A server that refuses good tokens is not asked for new ones all the time.
const BETWEEN_FORCED: Duration = Duration::from_secs(10);

#[derive(Default)]
pub(super) struct State {
    current: Option<Cached>,
    flight: Option<Flight>,
    failure: Option<(Instant, Error)>,
    last_forced: Option<Instant>,
}

struct Cached {
    header: HeaderValue,
    /// From here on a new one is got, and this one used meanwhile.
    soft: Instant,
    /// From here on it is not used.
    hard: Instant,
}

/// What a caller does.
pub(super) enum Step {
    Ready(HeaderValue),
    Failed(Error),
    Wait(Flight),
}

impl State {
    pub(super) fn fresh(&self, now: Instant) -> Option<HeaderValue> {
        self.current.as_ref().filter(|cached| now < cached.soft).map(|cached| cached.header.clone())
    }

    pub(super) fn step(&mut self, now: Instant, start: impl FnOnce() -> Flight) -> Step {
        let since_failure = self.failure.as_ref().map(|(at, error)| (now.saturating_duration_since(*at), error));
        if let Some(cached) = self.current.as_ref().filter(|cached| now < cached.hard) {
            let failed_lately = since_failure.is_some_and(|(since, _)| since < SOFT_RETRY);
            if now >= cached.soft && !failed_lately {
                self.flight.get_or_insert_with(start);
            }
            return Step::Ready(cached.header.clone());
        }
        let lasting = |error: &Error| if is_rejection(error) { REJECTED_FOR } else { FAILED_FOR };
        match (&self.flight, since_failure) {
            (Some(flight), _) => Step::Wait(flight.clone()),
            (None, Some((since, error))) if since < lasting(error) => Step::Failed(error.shared()),
            (None, _) => Step::Wait(self.flight.insert(start()).clone()),
        }
    }

    /// The flight has landed, or crashed.
    pub(super) fn landed(&mut self, result: Option<&Result<Token, Error>>, started: Instant, now: Instant) {
        self.flight = None;
        match result {
            Some(Ok(token)) => {
                self.current = Some(Cached::new(token, started, now));
                self.failure = None;
            }
            Some(Err(error)) => self.failure = Some((now, error.shared())),
            None => {}
        }
    }

    pub(super) fn refused(&mut self, header: &HeaderValue, now: Instant) -> bool {
        if self.current.as_ref().is_none_or(|cached| cached.header != *header) {
            return true;
        }
        if self.last_forced.is_some_and(|last| now.saturating_duration_since(last) < BETWEEN_FORCED) {
            return false;
        }
        self.last_forced = Some(now);
        self.current = None;
        true
    }

    pub(super) fn abort(&mut self) {
        if let Some(flight) = self.flight.take() {
            flight.abort();
        }
    }
}

impl Cached {
    fn new(token: &Token, started: Instant, now: Instant) -> Self {
        // The soft margin differs from client to client, so that they do not come at once.
        let soft = margin(token.lifetime, SOFT);
        let soft = soft.saturating_sub(soft.mul_f64(fastrand::f64() / 5.0));
        let shortest = now.checked_add(SHORTEST).unwrap_or(now);
        let end = |margin: Duration| {
            let end = started.checked_add(token.lifetime.saturating_sub(margin)).unwrap_or(shortest);
            end.max(shortest)
        };
        Cached { header: token.header.clone(), soft: end(soft), hard: end(margin(token.lifetime, HARD)) }
    }
}

fn margin(lifetime: Duration, (part, most): (u32, Duration)) -> Duration {
    lifetime.checked_div(part).unwrap_or_default().min(most)
}

/// The server does not want this key: asking again soon is of no use.
fn is_rejection(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::BadRequest | ErrorKind::Authentication | ErrorKind::Forbidden)
}
