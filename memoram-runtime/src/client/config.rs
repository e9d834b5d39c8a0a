//! Limits of time and size.

use std::time::Duration;

/// How long things may take.
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
    pub(crate) attempt: Duration,
    pub(crate) operation: Duration,
}

impl TimeoutConfig {
    /// For a connection to be made, TLS included. Default: 5 seconds.
    #[must_use]
    pub fn connect(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// For one attempt, from connecting to the end of the answer's body. Default: 30 seconds.
    #[must_use]
    pub fn attempt(mut self, limit: Duration) -> Self {
        self.attempt = limit;
        self
    }

    /// For a whole call, the token exchange included. Default: 60 seconds.
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

/// How large answers may be.
///
/// ```
/// use memoram_runtime::Limits;
///
/// let one_mebibyte = Limits::default().success_body(1024 * 1024);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(crate) success_body: usize,
    pub(crate) error_body: usize,
}

impl Limits {
    /// For the body of a success, in bytes. A larger one is an error. Default: 16 MiB.
    #[must_use]
    pub fn success_body(mut self, bytes: usize) -> Self {
        self.success_body = bytes;
        self
    }

    /// For the body of a failure, in bytes. A larger one is cut. Default: 64 KiB.
    #[must_use]
    pub fn error_body(mut self, bytes: usize) -> Self {
        self.error_body = bytes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits { success_body: 16 * 1024 * 1024, error_body: 64 * 1024 }
    }
}
