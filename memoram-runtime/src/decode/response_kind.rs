//! The response types that are not read as JSON.

use std::any::Any;

use bytes::Bytes;

/// How the body of a success becomes a value of the response type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResponseKind {
    /// `()`: the body is ignored, whatever it is.
    Unit,
    /// `Bytes`: the body is the value, whatever its content type.
    Bytes,
    /// Any other type: the body is deserialized as JSON.
    Json,
}

impl ResponseKind {
    /// Takes an `Option` of the response type. The comparison is by type and not by name, so aliases count too.
    pub(crate) fn of(option: &dyn Any) -> Self {
        if option.is::<Option<()>>() {
            return ResponseKind::Unit;
        }
        if option.is::<Option<Bytes>>() { ResponseKind::Bytes } else { ResponseKind::Json }
    }
}
