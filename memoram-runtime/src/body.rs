//! The body of a request.

use bytes::Bytes;

/// The body of a request, from the encoder to the transport. Clones share the bytes.
#[derive(Clone, Debug, Default)]
pub(crate) enum Body {
    #[default]
    Empty,
    Bytes(Bytes),
}

impl Body {
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Body::Empty)
    }

    pub(crate) fn as_slice(&self) -> &[u8] {
        match self {
            Body::Empty => &[],
            Body::Bytes(bytes) => bytes,
        }
    }

    /// The bytes; none of a request without a body.
    pub(crate) fn into_bytes(self) -> Bytes {
        match self {
            Body::Empty => Bytes::new(),
            Body::Bytes(bytes) => bytes,
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Body::Bytes(bytes)
    }
}

impl From<Option<Bytes>> for Body {
    fn from(bytes: Option<Bytes>) -> Self {
        bytes.map_or(Body::Empty, Body::Bytes)
    }
}
