//! How large response bodies may be.

/// The maximum sizes of response bodies, in bytes.
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
    /// Sets the maximum size of the body of a success, in bytes. A larger body is an error. Default: 16 MiB.
    #[must_use]
    pub fn success_body(mut self, bytes: usize) -> Self {
        self.success_body = bytes;
        self
    }

    /// Sets the maximum size of the body of a failure, in bytes. A larger body is cut there. Default: 64 KiB.
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
