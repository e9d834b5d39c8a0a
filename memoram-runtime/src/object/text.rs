//! The JSON text of a value, from any deserializer.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

pub(super) type Text<'t> = Cow<'t, str>;

/// The name by which serde_json is asked for the text of a value, as its own `RawValue` asks. If it does not know the name, the
/// value is read as any other format reads it, which takes longer.
const RAW: &str = "$serde_json::private::RawValue";

/// Returns the text of the next value. Other formats than JSON read a value, which is written as JSON.
pub(super) fn of<'de, D: Deserializer<'de>>(from: D) -> Result<Text<'de>, D::Error> {
    from.deserialize_newtype_struct(RAW, Raw)
}

struct Raw;

impl<'de> Visitor<'de> for Raw {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    /// serde_json has a map of one entry, whose value is the text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text<'de>, A::Error> {
        map.next_key::<IgnoredAny>()?;
        map.next_value::<Slice<'de>>().map(|slice| slice.0)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Text<'de>, D::Error> {
        let value = Value::deserialize(from)?;
        serde_json::to_string(&value).map(Cow::Owned).map_err(D::Error::custom)
    }
}

/// A text, borrowed if it can be.
struct Slice<'t>(Text<'t>);

impl<'de> Deserialize<'de> for Slice<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Borrowing;

        impl<'de> Visitor<'de> for Borrowing {
            type Value = Slice<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Slice<'de>, E> {
                Ok(Slice(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Slice<'de>, E> {
                Ok(Slice(Cow::Owned(text.to_owned())))
            }
        }

        from.deserialize_any(Borrowing)
    }
}
