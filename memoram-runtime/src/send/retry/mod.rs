//! Decides whether and when a request is sent again. The code here neither sleeps nor reads the clock; `run` does.

mod backoff;
mod quota;

use std::time::Duration;

pub(crate) use quota::Quota;

use crate::error::FailedAttempt;

/// How often and after which waits a request is sent again.
///
/// A request is sent again if the server cannot have carried it out: no connection was made, or the server refused
/// it with 429 or, over HTTP/2, before processing it. A request that is idempotent, because of its method (RFC 9110
/// §9.2.2) or because it is marked so, is also sent again after 408, 500, 502, 503 and 504, after a timeout, and after a
/// broken connection.
///
/// The wait before a retry is random, between zero and a bound that doubles with each attempt ("full jitter").
///
/// ```
/// use memoram_runtime::RetryConfig;
///
/// let never = RetryConfig::default().max_attempts(1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryConfig {
    max_attempts: u32,
    initial_backoff: Duration,
    throttled_backoff: Duration,
    max_backoff: Duration,
    longest_wait: Duration,
}

impl RetryConfig {
    /// Sets the maximum number of attempts, including the first one. Default: 3.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets the upper bound of the first wait. It doubles with each attempt. Default: 100 milliseconds. After 429 and 503
    /// the bound is ten times as long.
    #[must_use]
    pub fn initial_backoff(mut self, wait: Duration) -> Self {
        self.initial_backoff = wait;
        self.throttled_backoff = wait.saturating_mul(10);
        self
    }

    /// Sets the upper bound of every wait that the server does not ask for. Default: 8 seconds.
    #[must_use]
    pub fn max_backoff(mut self, wait: Duration) -> Self {
        self.max_backoff = wait;
        self
    }

    /// Renamed to [`initial_backoff`](Self::initial_backoff).
    #[deprecated(note = "renamed to `initial_backoff`")]
    #[must_use]
    pub fn base(self, base: Duration) -> Self {
        self.initial_backoff(base)
    }

    /// Renamed to [`max_backoff`](Self::max_backoff).
    #[deprecated(note = "renamed to `max_backoff`")]
    #[must_use]
    pub fn cap(self, cap: Duration) -> Self {
        self.max_backoff(cap)
    }

    /// Sets the longest wait that a server may ask for with `Retry-After` (RFC 9110 §10.2.3). If it asks for more, the
    /// call ends with the error. Default: 60 seconds.
    #[must_use]
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    /// Decides what to do after an attempt has failed. `attempt` is its number, counted from 1; `random` is in 0..1.
    pub(crate) fn decide(&self, failed: &FailedAttempt, idempotent: bool, attempt: u32, random: f64) -> Decision {
        if attempt >= self.max_attempts || !failed.is_retryable(idempotent) {
            return Decision::Stop;
        }
        let initial = if failed.is_throttled() { self.throttled_backoff } else { self.initial_backoff };
        let backoff = backoff::full_jitter(initial, self.max_backoff, attempt, random);
        match failed.retry_after {
            Some(wait) if wait > self.longest_wait => Decision::Stop,
            // Up to a tenth more: clients that were given the same wait should not return at the same time.
            Some(wait) => Decision::Wait(wait.max(backoff).saturating_add(wait.mul_f64(random / 10.0))),
            None => Decision::Wait(backoff),
        }
    }
}

impl Default for RetryConfig {
    fn default() -> Self {
        RetryConfig {
            max_attempts: 3,
            initial_backoff: Duration::from_millis(100),
            throttled_backoff: Duration::from_secs(1),
            max_backoff: Duration::from_secs(8),
            longest_wait: Duration::from_secs(60),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Stop,
    Wait(Duration),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::error::{ErrorKind, Outcome};

    fn failed(kind: ErrorKind, outcome: Outcome, status: Option<u16>) -> FailedAttempt {
        FailedAttempt { kind, outcome, status, retry_after: None }
    }

    #[test]
    fn a_requested_wait_is_respected_and_one_that_is_too_long_ends_the_call() {
        let config = RetryConfig::default();
        let asked = |seconds| FailedAttempt {
            retry_after: Some(Duration::from_secs(seconds)),
            ..failed(ErrorKind::TooManyRequests, Outcome::Rejected, Some(429))
        };
        assert_eq!(config.decide(&asked(7), false, 1, 0.0), Decision::Wait(Duration::from_secs(7)));
        assert_eq!(config.decide(&asked(10), false, 1, 0.5), Decision::Wait(Duration::from_millis(10_500)));
        assert_eq!(config.decide(&asked(0), false, 1, 0.5), Decision::Wait(Duration::from_millis(500)));
        assert_eq!(config.decide(&asked(60), false, 1, 0.0), Decision::Wait(Duration::from_secs(60)));
        assert_eq!(config.decide(&asked(61), false, 1, 0.0), Decision::Stop);
        assert_eq!(config.decide(&asked(1), false, 3, 0.0), Decision::Stop);
    }

    #[test]
    fn the_config_sets_attempts_and_waits() {
        let server = |status| failed(ErrorKind::Server, Outcome::Unknown, Some(status));
        let wait = |config: RetryConfig, status, attempt| match config.decide(&server(status), true, attempt, 0.5) {
            Decision::Wait(wait) => wait.as_millis(),
            Decision::Stop => u128::MAX,
        };
        let config = RetryConfig::default();
        assert_eq!([wait(config, 500, 1), wait(config, 503, 1), wait(config, 500, 3)], [50, 500, u128::MAX]);
        let config =
            config.initial_backoff(Duration::from_millis(10)).max_backoff(Duration::from_millis(30)).max_attempts(9);
        assert_eq!([wait(config, 500, 1), wait(config, 503, 1), wait(config, 500, 8)], [5, 15, 15]);
        assert_eq!(wait(config, 500, 9), u128::MAX);
    }

    proptest! {
        #[test]
        fn waits_are_bounded(attempt in 1_u32..200, random in 0.0..1.0_f64, asked in proptest::option::of(0_u64..u64::MAX)) {
            let config = RetryConfig::default().max_attempts(u32::MAX);
            let retry_after = asked.map(Duration::from_secs);
            let failed =
                FailedAttempt { retry_after, ..failed(ErrorKind::TooManyRequests, Outcome::Rejected, Some(429)) };
            if let Decision::Wait(wait) = config.decide(&failed, false, attempt, random) {
                prop_assert!(wait <= Duration::from_secs(66));
                prop_assert!(retry_after.is_none_or(|asked| wait >= asked));
            }
        }
    }
}
