//! Whether and when a request is sent again. Pure functions: the loop that sleeps is in `exchange`.

mod after;
mod backoff;
mod quota;

use std::time::Duration;

pub(crate) use after::retry_after;
pub(crate) use quota::Quota;

use crate::error::{Error, ErrorKind, Outcome};

/// When requests are sent again.
///
/// Sent again are only requests that the server cannot have carried out: those that did not reach it, and those that it
/// refused with 429. A request that is idempotent, by its method (RFC 9110 §9.2.2) or because it is marked so, is also
/// sent again after 408, 500, 502, 503, 504, a timeout and a broken connection.
///
/// ```
/// use memoram_runtime::RetryConfig;
///
/// let never = RetryConfig::default().max_attempts(1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryConfig {
    max_attempts: u32,
    base: Duration,
    throttle_base: Duration,
    cap: Duration,
    longest_wait: Duration,
}

impl RetryConfig {
    /// How often a request is sent at most, the first time included. Default: 3.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The upper bound of the first wait; it doubles with each attempt, and the wait is a random part of it. Default:
    /// 100 milliseconds. After 429 and 503 it is ten times as much.
    #[must_use]
    pub fn base(mut self, base: Duration) -> Self {
        self.base = base;
        self.throttle_base = base.saturating_mul(10);
        self
    }

    /// The upper bound of every wait that the server does not ask for. Default: 8 seconds.
    #[must_use]
    pub fn cap(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }

    /// The longest wait that a server may ask for by `Retry-After`; a longer one ends the call with its error. Default:
    /// 60 seconds.
    #[must_use]
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// What to do after attempt number `attempt`, counted from 1, has failed. `random` is in 0..1.
    pub(crate) fn decide(&self, failure: &Failure, idempotent: bool, attempt: u32, random: f64) -> Decision {
        if attempt >= self.max_attempts || !failure.may_be_sent_again(idempotent) {
            return Decision::Stop;
        }
        let base = if failure.is_throttled() { self.throttle_base } else { self.base };
        let backoff = backoff::full_jitter(base, self.cap, attempt, random);
        match failure.retry_after {
            Some(wait) if wait > self.longest_wait => Decision::Stop,
            // Up to a tenth more, so that those who were told the same do not all come at once.
            Some(wait) => Decision::Wait(wait.max(backoff).saturating_add(wait.mul_f64(random / 10.0))),
            None => Decision::Wait(backoff),
        }
    }
}

impl Default for RetryConfig {
    fn default() -> Self {
        RetryConfig {
            max_attempts: 3,
            base: Duration::from_millis(100),
            throttle_base: Duration::from_secs(1),
            cap: Duration::from_secs(8),
            longest_wait: Duration::from_secs(60),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Stop,
    Wait(Duration),
}

/// What a decision looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) outcome: Outcome,
    pub(crate) status: Option<u16>,
    pub(crate) retry_after: Option<Duration>,
}

impl Failure {
    pub(crate) fn of(error: &Error) -> Self {
        Failure {
            kind: error.kind(),
            outcome: error.outcome(),
            status: error.status().map(|status| status.as_u16()),
            retry_after: error.retry_after(),
        }
    }

    /// Whether the server asked for less.
    pub(crate) fn is_throttled(&self) -> bool {
        matches!(self.status, Some(429 | 503))
    }

    pub(crate) fn may_be_sent_again(&self, idempotent: bool) -> bool {
        match (self.kind, self.status) {
            (ErrorKind::Connect, None) => self.outcome == Outcome::NotSent || idempotent,
            // HTTP/2 can say that a request was not looked at.
            (ErrorKind::Transport, None) if self.outcome == Outcome::Rejected => true,
            (ErrorKind::TooManyRequests, _) => true,
            // The body of an answer broke off: what the status says has happened.
            (ErrorKind::Transport | ErrorKind::Timeout, _) => idempotent,
            (_, Some(408 | 500 | 502 | 503 | 504)) => idempotent,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn failure(kind: ErrorKind, outcome: Outcome, status: Option<u16>) -> Failure {
        Failure { kind, outcome, status, retry_after: None }
    }

    /// Kind, outcome, status; whether any request is sent again, and whether an idempotent one is.
    #[test]
    fn each_fault_is_decided_by_what_may_have_happened() {
        use ErrorKind::*;
        use Outcome::*;
        let table = [
            (Connect, NotSent, None, true, true),
            (Tls, NotSent, None, false, false),
            (InvalidRequest, NotSent, None, false, false),
            (Timeout, Unknown, None, false, true),
            (Transport, Unknown, None, false, true),
            (Transport, Rejected, None, true, true),
            (Transport, Completed, Some(201), false, true),
            (Response, Completed, Some(200), false, false),
            (UnexpectedContentType, Completed, Some(200), false, false),
            (UnexpectedRedirect, Unknown, Some(307), false, false),
            (BadRequest, Rejected, Some(400), false, false),
            (Authentication, Rejected, Some(401), false, false),
            (Forbidden, Rejected, Some(403), false, false),
            (NotFound, Rejected, Some(404), false, false),
            (UnexpectedStatus, Unknown, Some(408), false, true),
            (Conflict, Rejected, Some(409), false, false),
            (UnprocessableContent, Rejected, Some(422), false, false),
            (TooManyRequests, Rejected, Some(429), true, true),
            (Server, Unknown, Some(500), false, true),
            (Server, Unknown, Some(501), false, false),
            (Server, Unknown, Some(502), false, true),
            (Server, Unknown, Some(503), false, true),
            (Server, Unknown, Some(504), false, true),
        ];
        for (kind, outcome, status, any, idempotent) in table {
            let failure = failure(kind, outcome, status);
            assert_eq!(failure.may_be_sent_again(false), any, "{failure:?}");
            assert_eq!(failure.may_be_sent_again(true), idempotent, "{failure:?}");
        }
    }

    #[test]
    fn a_wait_that_is_asked_for_is_kept_and_one_that_is_too_long_ends_the_call() {
        let config = RetryConfig::default();
        let asked = |seconds| Failure {
            retry_after: Some(Duration::from_secs(seconds)),
            ..failure(ErrorKind::TooManyRequests, Outcome::Rejected, Some(429))
        };
        assert_eq!(config.decide(&asked(7), false, 1, 0.0), Decision::Wait(Duration::from_secs(7)));
        assert_eq!(config.decide(&asked(10), false, 1, 0.5), Decision::Wait(Duration::from_millis(10_500)));
        assert_eq!(config.decide(&asked(0), false, 1, 0.5), Decision::Wait(Duration::from_millis(500)));
        assert_eq!(config.decide(&asked(60), false, 1, 0.0), Decision::Wait(Duration::from_secs(60)));
        assert_eq!(config.decide(&asked(61), false, 1, 0.0), Decision::Stop);
        assert_eq!(config.decide(&asked(1), false, 3, 0.0), Decision::Stop);
    }

    #[test]
    fn a_config_says_how_often_and_how_long() {
        let server = |status| failure(ErrorKind::Server, Outcome::Unknown, Some(status));
        let wait = |config: RetryConfig, status, attempt| match config.decide(&server(status), true, attempt, 0.5) {
            Decision::Wait(wait) => wait.as_millis(),
            Decision::Stop => u128::MAX,
        };
        let config = RetryConfig::default();
        assert_eq!([wait(config, 500, 1), wait(config, 503, 1), wait(config, 500, 3)], [50, 500, u128::MAX]);
        let config = config.base(Duration::from_millis(10)).cap(Duration::from_millis(30)).max_attempts(9);
        assert_eq!([wait(config, 500, 1), wait(config, 503, 1), wait(config, 500, 8)], [5, 15, 15]);
        assert_eq!(wait(config, 500, 9), u128::MAX);
    }

    proptest! {
        #[test]
        fn a_request_that_is_not_idempotent_is_sent_again_only_if_nothing_was_done(
            status in proptest::option::of(100_u16..600),
            kind in prop_oneof![
                Just(ErrorKind::Connect), Just(ErrorKind::Tls), Just(ErrorKind::Timeout), Just(ErrorKind::Transport),
                Just(ErrorKind::Server), Just(ErrorKind::TooManyRequests), Just(ErrorKind::Response),
            ],
            outcome in prop_oneof![
                Just(Outcome::NotSent), Just(Outcome::Rejected), Just(Outcome::Unknown), Just(Outcome::Completed),
            ],
        ) {
            if failure(kind, outcome, status).may_be_sent_again(false) {
                let nothing_was_done = matches!(outcome, Outcome::NotSent | Outcome::Rejected);
                prop_assert!(nothing_was_done || kind == ErrorKind::TooManyRequests);
            }
        }

        #[test]
        fn waits_are_bounded(attempt in 1_u32..200, random in 0.0..1.0_f64, asked in proptest::option::of(0_u64..u64::MAX)) {
            let config = RetryConfig::default().max_attempts(u32::MAX);
            let retry_after = asked.map(Duration::from_secs);
            let failure = Failure { retry_after, ..failure(ErrorKind::TooManyRequests, Outcome::Rejected, Some(429)) };
            if let Decision::Wait(wait) = config.decide(&failure, false, attempt, random) {
                prop_assert!(wait <= Duration::from_secs(66));
                prop_assert!(retry_after.is_none_or(|asked| wait >= asked));
            }
        }
    }
}
