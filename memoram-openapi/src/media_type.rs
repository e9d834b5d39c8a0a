//! Media types (RFC 9110 §8.3.1).

/// The media type of a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The media type of a form of parts, which may have files (RFC 7578).
pub const MULTIPART: &str = "multipart/form-data";

/// A kind of answer that has many values, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Server-sent events.
    Events,
    /// A JSON text in each line.
    JsonLines,
}

impl Stream {
    /// Its media types, the commonest first.
    const fn media_types(self) -> &'static [&'static str] {
        match self {
            Stream::Events => &["text/event-stream"],
            Stream::JsonLines => &[
                "application/x-ndjson",
                "application/ndjson",
                "application/jsonl",
                "application/x-jsonlines",
                "application/jsonlines",
                "application/json-lines",
            ],
        }
    }

    /// The stream that a media type is.
    pub fn of(media: &str) -> Option<Stream> {
        let essence = essence(media);
        let is_it = |stream: &Stream| stream.media_types().contains(&essence.as_str());
        [Stream::Events, Stream::JsonLines].into_iter().find(is_it)
    }

    /// Its media type; the commonest, if it has several.
    pub fn media_type(self) -> &'static str {
        self.media_types().first().copied().unwrap_or_default()
    }
}

/// Whether a media type is, or may be, JSON: `application/json`, the `+json` suffix of RFC 6839, or `*/*`.
pub fn is_json(media: &str) -> bool {
    let essence = essence(media);
    essence == "application/json" || essence.ends_with("+json") || essence == "*/*"
}

/// A media type in lower case, without its parameters.
pub fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is text that is not JSON, such as `text/csv`.
pub fn is_text(media: &str) -> bool {
    essence(media).starts_with("text/")
}

/// Whether a text is one media type, and no list or range of them. It may be sent as it is.
pub(crate) fn is_concrete(media: &str) -> bool {
    let is_sendable = media.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    is_sendable && media.contains('/') && !media.contains([',', '*'])
}
