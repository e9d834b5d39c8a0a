//! Why a single value cannot be sent.

use std::fmt;

/// Why a value cannot be sent.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A string above its limit; both numbers count characters.
    TooLong { length: usize, limit: usize },
    /// A path segment above the limit, in bytes.
    TooManyBytes { limit: usize },
    /// An empty path segment.
    Empty,
    /// `.` or `..`, which URL parsers resolve (RFC 3986 §5.2.4).
    DotSegment,
    /// A value that has the text behind it, which tells it from the next value of the same path segment.
    Separator(&'static str),
    /// A control character.
    Control,
    /// An infinite number, or NaN.
    NotFinite,
    /// A list or an object within another, or a value that has no text.
    NotText,
    /// Bytes as a JSON body.
    Bytes,
    /// The value's `Serialize` implementation failed.
    Serialize,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooLong { length, limit } => {
                write!(f, "has {length} characters, and at most {limit} are allowed")
            }
            Refusal::TooManyBytes { limit } => {
                write!(f, "is longer than the {limit} bytes that a path segment may have")
            }
            Refusal::Empty => f.write_str("is empty, and a path segment must not be"),
            Refusal::DotSegment => f.write_str("is `.` or `..`, which would name another path"),
            Refusal::Separator(text) => {
                write!(f, "has `{text}`, which separates it from the next value in the path")
            }
            Refusal::Control => f.write_str("has a control character"),
            Refusal::NotFinite => f.write_str("is not a finite number"),
            Refusal::NotText => f.write_str("is not a scalar, or a list or an object of scalars"),
            Refusal::Bytes => f.write_str("is bytes, and JSON is due; a `content_type` sends them as they are"),
            Refusal::Serialize => f.write_str("could not be serialized"),
        }
    }
}

impl std::error::Error for Refusal {}
