//! Bodies that are sent unchanged.

use std::borrow::Cow;

use bytes::Bytes;

use crate::body::Body;

/// A value that can be sent unchanged as the whole body: [`Bytes`](crate::Bytes), text, [`Body`](crate::Body) for a file or a
/// stream, an `Option` of one, or a type of your own. Text is copied.
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
    note = "`memoram_runtime::Bytes`, `memoram_runtime::Body` and strings can, and an `Option` of them",
    note = "a newtype can by implementing `memoram_runtime::encode::RawBody`"
)]
pub trait RawBody {
    /// Returns the bytes. `None` sends a request without a body.
    fn raw(&self) -> Option<Bytes>;

    /// Returns what is sent. Default: the bytes of [`raw`](Self::raw).
    fn body(&self) -> Option<Body> {
        self.raw().map(Body::from)
    }
}

/// `raw` has its bytes if they are in memory.
impl RawBody for Body {
    fn raw(&self) -> Option<Bytes> {
        (!self.is_empty() && !self.is_streamed()).then(|| self.clone().into_bytes())
    }

    fn body(&self) -> Option<Body> {
        Some(self.clone())
    }
}

impl RawBody for Bytes {
    fn raw(&self) -> Option<Bytes> {
        Some(self.clone())
    }
}

impl RawBody for str {
    fn raw(&self) -> Option<Bytes> {
        Some(Bytes::copy_from_slice(self.as_bytes()))
    }
}

impl RawBody for String {
    fn raw(&self) -> Option<Bytes> {
        self.as_str().raw()
    }
}

impl RawBody for Cow<'_, str> {
    fn raw(&self) -> Option<Bytes> {
        (**self).raw()
    }
}

impl<T: RawBody> RawBody for Option<T> {
    fn raw(&self) -> Option<Bytes> {
        self.as_ref()?.raw()
    }

    fn body(&self) -> Option<Body> {
        self.as_ref()?.body()
    }
}

impl<T: RawBody + ?Sized> RawBody for &T {
    fn raw(&self) -> Option<Bytes> {
        (**self).raw()
    }

    fn body(&self) -> Option<Body> {
        (**self).body()
    }
}
