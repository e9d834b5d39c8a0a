//! The response types that are not read as JSON.

use std::any::TypeId;

use bytes::Bytes;

use crate::spec::EndpointSpec;

/// How the body of a success becomes a value of the response type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResponseKind {
    /// `()`: the body is ignored, whatever it is.
    Unit,
    /// `Bytes`: the body is the value, whatever its content type.
    Bytes,
    /// `String`, of an endpoint that answers with text.
    Text,
    /// Any other type: the body is deserialized as JSON.
    Json,
}

impl ResponseKind {
    /// The comparison is by type and not by name, so aliases of `()` and `Bytes` count too.
    pub(crate) fn of(response: TypeId, endpoint: &EndpointSpec) -> Self {
        match response {
            id if endpoint.is_text() && id == TypeId::of::<String>() => ResponseKind::Text,
            id if id == TypeId::of::<()>() => ResponseKind::Unit,
            id if id == TypeId::of::<Bytes>() => ResponseKind::Bytes,
            _ => ResponseKind::Json,
        }
    }
}
