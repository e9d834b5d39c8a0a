//! Time limits.

use std::time::Duration;

/// How long a call and its parts may take.
///
/// ```
/// use std::time::Duration;
/// use memoram_runtime::TimeoutConfig;
///
/// let timeouts = TimeoutConfig::default().attempt(Duration::from_secs(10));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeoutConfig {
    pub(crate) connect: Duration,
    pub(super) attempt: Duration,
    pub(super) operation: Duration,
}

impl TimeoutConfig {
    /// Sets the time limit for making a connection, including TLS. Default: 5 seconds.
    #[must_use]
    pub fn connect(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// Sets the time limit for one attempt, from connecting to the end of the response's body. Default: 30 seconds.
    #[must_use]
    pub fn attempt(mut self, limit: Duration) -> Self {
        self.attempt = limit;
        self
    }

    /// Sets the time limit for a whole call: the token request, all attempts, and the waits between them. Default: 60
    /// seconds.
    #[must_use]
    pub fn operation(mut self, limit: Duration) -> Self {
        self.operation = limit;
        self
    }
}

impl Default for TimeoutConfig {
    fn default() -> Self {
        TimeoutConfig {
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(30),
            operation: Duration::from_secs(60),
        }
    }
}
