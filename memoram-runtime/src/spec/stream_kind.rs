//! Which stream an answer is read as.

/// Which stream an answer is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamKind {
    /// Any bytes.
    Bytes,
    Events,
    JsonLines,
}

impl StreamKind {
    /// The media types to ask for.
    pub(crate) fn accept(self) -> &'static str {
        match self {
            StreamKind::Bytes => "*/*",
            StreamKind::Events => "text/event-stream",
            StreamKind::JsonLines => "application/x-ndjson, application/jsonl, application/json;q=0.5",
        }
    }

    /// The body, for messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            StreamKind::Bytes => "bytes",
            StreamKind::Events => "an event stream",
            StreamKind::JsonLines => "lines of JSON",
        }
    }

    /// Whether a body of this type may be such a stream.
    pub(crate) fn fits(self, media_type: &[u8]) -> bool {
        match self {
            StreamKind::Bytes => true,
            StreamKind::Events => media_type.eq_ignore_ascii_case(b"text/event-stream"),
            StreamKind::JsonLines => is_lines(media_type),
        }
    }
}

/// There is no registered type for lines of JSON, and many servers send them as JSON, as text or as bytes.
fn is_lines(media_type: &[u8]) -> bool {
    let media_type = String::from_utf8_lossy(media_type).to_ascii_lowercase();
    let subtype = media_type.strip_prefix("application/").unwrap_or_default();
    subtype.contains("json") || subtype == "octet-stream" || media_type == "text/plain"
}
