//! Bodies that are sent unchanged.

use bytes::Bytes;

/// A value whose bytes can be sent unchanged as the whole body: [`Bytes`](crate::Bytes), an `Option` of it, or a type of
/// your own.
///
/// ```
/// use memoram_runtime::Bytes;
/// use memoram_runtime::encode::RawBody;
///
/// struct Png(Bytes);
///
/// impl RawBody for Png {
///     fn raw(&self) -> Option<Bytes> {
///         self.0.raw()
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as it is",
    label = "not bytes",
    note = "`memoram_runtime::Bytes` can, and an `Option` of it",
    note = "a newtype can by implementing `memoram_runtime::encode::RawBody`"
)]
pub trait RawBody {
    /// Returns the bytes. `None` sends a request without a body.
    fn raw(&self) -> Option<Bytes>;
}

impl RawBody for Bytes {
    fn raw(&self) -> Option<Bytes> {
        Some(self.clone())
    }
}

impl<T: RawBody> RawBody for Option<T> {
    fn raw(&self) -> Option<Bytes> {
        self.as_ref()?.raw()
    }
}

impl<T: RawBody + ?Sized> RawBody for &T {
    fn raw(&self) -> Option<Bytes> {
        (**self).raw()
    }
}
