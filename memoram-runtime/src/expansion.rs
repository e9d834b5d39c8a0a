//! What the expansion of the attribute leaves to this crate, which knows the features that it is built with.

/// Becomes the method `send_blocking`, with the given visibility and response.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    ($(#[$attribute:meta])* $vis:vis, $reply:ty) => {
        /// Sends the request as `send` does, and blocks this thread until the answer is there.
        ///
        /// # Errors
        ///
        /// As `send`.
        $(#[$attribute])*
        $vis fn send_blocking(
            &self,
            client: &$crate::blocking::Client,
        ) -> ::core::result::Result<$reply, $crate::Error> {
            client.send(self).wait()
        }
    };
}

/// Becomes nothing: the feature `blocking` is off.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    ($(#[$attribute:meta])* $vis:vis, $reply:ty) => {};
}
