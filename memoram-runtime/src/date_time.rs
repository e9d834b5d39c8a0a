//! Times as the server writes them.

use std::fmt;

use jiff::Timestamp;
use serde::de::{Deserialize, Deserializer, Visitor};

/// A time, as the server wrote it.
///
/// The API's document gives most times no format, so any text is accepted, and a number too.
/// [`timestamp`](Self::timestamp) reads it as a point in time, if it is one.
///
/// ```
/// # use memoram_runtime::model::Tag;
/// let tag: Tag = serde_json::from_str(r#"{"id": "t1", "created_at": "2025-03-01T12:00:00Z"}"#)?;
/// let created = tag.created_at.expect("it is there");
/// assert_eq!(created.as_str(), "2025-03-01T12:00:00Z");
/// assert_eq!(created.timestamp().map(|time| time.as_second()), Some(1740830400));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct DateTime(String);

impl DateTime {
    /// The text that the server sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time, if the text is a date and a time with an offset (RFC 3339 §5.6) that a [`Timestamp`] can hold:
    /// before 9999-12-30T22:00:01Z. Digits beyond nanoseconds are cut off.
    pub fn timestamp(&self) -> Option<Timestamp> {
        match self.0.parse() {
            Ok(timestamp) => Some(timestamp),
            Err(_) => nanoseconds(&self.0)?.parse().ok(),
        }
    }
}

/// The text with at most nine digits of a second's fraction.
fn nanoseconds(text: &str) -> Option<String> {
    let (whole, rest) = text.split_once('.')?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, offset) = rest.split_at_checked(end)?;
    Some(format!("{whole}.{}{offset}", digits.get(..9)?))
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Text).map(DateTime)
    }
}

struct Text;

impl Visitor<'_> for Text {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time")
    }

    fn visit_str<E>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_string<E>(self, text: String) -> Result<String, E> {
        Ok(text)
    }

    fn visit_u64<E>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_i64<E>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_f64<E>(self, number: f64) -> Result<String, E> {
        Ok(number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> DateTime {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn any_text_and_any_number_is_kept() {
        for (json, text) in [
            (r#""2025-03-01T12:00:00Z""#, "2025-03-01T12:00:00Z"),
            (r#""yesterday""#, "yesterday"),
            (r#""""#, ""),
            (r#""\u00e9""#, "é"),
            ("1740830400", "1740830400"),
            ("-1", "-1"),
            ("1.5", "1.5"),
        ] {
            assert_eq!(read(json).as_str(), text);
        }
        for json in ["true", "{}", "[]", "null"] {
            assert!(serde_json::from_str::<DateTime>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn times_of_rfc_3339_are_timestamps() {
        let nanoseconds = |json: &str| read(json).timestamp().map(Timestamp::as_nanosecond);
        let noon = 1_740_830_400_000_000_000;
        assert_eq!(nanoseconds(r#""2025-03-01T12:00:00Z""#), Some(noon));
        assert_eq!(nanoseconds(r#""2025-03-01T13:00:00+01:00""#), Some(noon));
        assert_eq!(nanoseconds(r#""2025-03-01T12:00:00.123456789Z""#), Some(noon + 123_456_789));
        assert_eq!(nanoseconds(r#""2025-03-01T12:00:00.1234567891234-00:30""#), Some(noon + 1_800_123_456_789));
        for json in [
            r#""9999-12-31T23:59:59Z""#,
            r#""2025-03-01""#,
            r#""2025-03-01T12:00:00""#,
            r#""2025-03-01T12:00:00.""#,
            r#""2025-03-01T12:00:00.1234567890""#,
            r#""1740830400""#,
            "1740830400",
        ] {
            assert_eq!(nanoseconds(json), None, "{json}");
        }
    }
}
