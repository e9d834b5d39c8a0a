//! Media types (RFC 9110 §8.3.1).

/// The media type of a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

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
