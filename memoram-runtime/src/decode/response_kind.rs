//! The response types that are not read as JSON.

use std::any::{Any, TypeId};

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
        match option.type_id() {
            id if id == TypeId::of::<Option<()>>() => ResponseKind::Unit,
            id if id == TypeId::of::<Option<Bytes>>() => ResponseKind::Bytes,
            _ => ResponseKind::Json,
        }
    }
}
