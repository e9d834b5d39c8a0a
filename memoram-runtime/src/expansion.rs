//! Macros that the attribute's expansion calls. They depend on features of this crate, which the attribute cannot see.

/// Expands to the method `send_blocking`, with the given visibility and response type.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    // Names the method, so that rustc does not report it as unused.
    (used) => {
        let _ = Self::send_blocking;
    };
    (used pages) => {
        let _ = (Self::pages_blocking, Self::items_blocking);
    };
    ($(#[$attribute:meta])* pages $vis:vis, $page:ty, $item:ty) => {
        /// The pages like those of `pages`, as an iterator that blocks this thread until each has arrived.
        $(#[$attribute])*
        $vis fn pages_blocking(&self, __client: &$crate::blocking::Client) -> $crate::blocking::Pages<$page> {
            __client.pages(self)
        }

        /// The items like those of `items`, as an iterator that blocks this thread until each has arrived.
        $(#[$attribute])*
        $vis fn items_blocking(&self, __client: &$crate::blocking::Client) -> $crate::blocking::Items<$item> {
            __client.items(self)
        }
    };
    ($(#[$attribute:meta])* stream $vis:vis, $reply:ty) => {
        /// Sends the request like `send`, and blocks this thread until the response has begun. Its items are waited for.
        ///
        /// # Errors
        ///
        /// The same as for `send`.
        $(#[$attribute])*
        $vis fn send_blocking(
            &self,
            __client: &$crate::blocking::Client,
        ) -> ::core::result::Result<$crate::blocking::Stream<$reply>, $crate::Error> {
            __client.send(self).stream()
        }
    };
    ($(#[$attribute:meta])* $vis:vis, $reply:ty) => {
        /// Sends the request like `send`, and blocks this thread until the response has arrived.
        ///
        /// # Errors
        ///
        /// The same as for `send`.
        $(#[$attribute])*
        $vis fn send_blocking(
            &self,
            __client: &$crate::blocking::Client,
        ) -> ::core::result::Result<$reply, $crate::Error> {
            __client.send(self).wait()
        }
    };
}

/// Expands to nothing, because the feature `blocking` is off.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    (used) => {};
    (used pages) => {};
    ($(#[$attribute:meta])* pages $vis:vis, $page:ty, $item:ty) => {};
    ($(#[$attribute:meta])* stream $vis:vis, $reply:ty) => {};
    ($(#[$attribute:meta])* $vis:vis, $reply:ty) => {};
}

/// Expands to a list of types, and whether each is checked.
#[cfg(feature = "testing")]
#[doc(hidden)]
#[macro_export]
macro_rules! __types {
    ($($name:literal: $ty:ty),+) => {{
        use $crate::schema::{Probe as __Probe, Unchecked as _};
        // `()` is checked by nobody, so the trait is used in any case.
        let _ = __Probe::<()>::SCHEMAS;
        const __TYPES: &[(&::core::primitive::str, ::core::primitive::bool)] =
            &[$(($name, __Probe::<$ty>::SCHEMAS.is_some())),+];
        __TYPES
    }};
}

/// Expands to an empty list, because the feature `testing` is off, and only `Coverage` asks for the types.
#[cfg(not(feature = "testing"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __types {
    ($($name:literal: $ty:ty),+) => {
        &[]
    };
}
