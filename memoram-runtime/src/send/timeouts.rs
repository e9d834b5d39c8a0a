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
    pub(crate) idle: Duration,
}

impl TimeoutConfig {
    /// Sets the time limit for making a connection, including TLS. Default: 5 seconds.
    #[must_use]
    pub fn connect(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// Sets the time limit for one attempt, from connecting to the end of the response's body. Default: 30 seconds.
    ///
    /// If the response is a stream, it ends with the headers. If the body of the request is a file or a stream, it begins when
    /// the body has been sent.
    #[must_use]
    pub fn attempt(mut self, limit: Duration) -> Self {
        self.attempt = limit;
        self
    }

    /// Sets the time limit for a whole call: the token request, all attempts, and the waits between them. Default: 60
    /// seconds.
    ///
    /// If the response is a stream, it ends with the headers. It does not count for a request whose body is a file or a stream;
    /// [`Call::timeout`](crate::Call::timeout) does.
    #[must_use]
    pub fn operation(mut self, limit: Duration) -> Self {
        self.operation = limit;
        self
    }

    /// Sets how long a stream may stand still: a response whose next chunk does not come, or the body of a request of which
    /// nothing can be sent. Default: 30 seconds.
    #[must_use]
    pub fn idle(mut self, limit: Duration) -> Self {
        self.idle = limit;
        self
    }
}

impl Default for TimeoutConfig {
    fn default() -> Self {
        TimeoutConfig {
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(30),
            operation: Duration::from_secs(60),
            idle: Duration::from_secs(30),
        }
    }
}
