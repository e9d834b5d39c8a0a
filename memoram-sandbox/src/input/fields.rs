use std::collections::HashMap;
use std::fmt::{self, Formatter};
use std::num::NonZeroU64;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::reply::{Refusal, Reply};

/// What an operation reads from a body or from a query.
pub(crate) trait Input: Sized {
    fn read(fields: &mut Fields) -> Reply<Self>;
}

/// The properties of a body, or the parameters of a query. A name that was sent twice has two values.
#[derive(Debug, Default)]
pub(crate) struct Fields(HashMap<String, Vec<Raw>>);

#[derive(Debug)]
pub(super) enum Raw {
    Json(Value),
    Text(String),
}

impl Fields {
    pub(super) fn add(&mut self, name: String, value: Raw) {
        self.0.entry(name).or_default().push(value);
    }

    pub(crate) fn required<T: Kind>(&mut self, name: &str) -> Reply<T> {
        self.optional(name)?.ok_or_else(|| Refusal::bad_request(format!("`{name}` is missing")))
    }

    /// Returns `None` if the field was left out. `null` is refused: the API's schemas do not allow it.
    pub(crate) fn optional<T: Kind>(&mut self, name: &str) -> Reply<Option<T>> {
        let mut values = self.0.remove(name).unwrap_or_default();
        let Some(value) = values.pop() else { return Ok(None) };
        if !values.is_empty() {
            return Err(Refusal::bad_request(format!("`{name}` is given more than once")));
        }
        let value = match value {
            Raw::Json(value) => serde_json::from_value(value).ok(),
            Raw::Text(text) => T::from_text(text),
        };
        value.map(Some).ok_or_else(|| Refusal::bad_request(format!("`{name}` must be {}", T::NAME)))
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Fields;

            fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Fields, A::Error> {
                let mut fields = Fields::default();
                while let Some((name, value)) = object.next_entry()? {
                    fields.add(name, Raw::Json(value));
                }
                Ok(fields)
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// A type of the API's document.
pub(crate) trait Kind: DeserializeOwned {
    /// Its name in a refusal.
    const NAME: &'static str;

    /// Reads the value of a query parameter.
    fn from_text(text: String) -> Option<Self>;
}

impl Kind for String {
    const NAME: &'static str = "a string";

    fn from_text(text: String) -> Option<Self> {
        Some(text)
    }
}

impl Kind for f64 {
    const NAME: &'static str = "a number";

    fn from_text(text: String) -> Option<Self> {
        text.parse().ok()
    }
}

impl Kind for NonZeroU64 {
    const NAME: &'static str = "an integer of at least 1";

    fn from_text(text: String) -> Option<Self> {
        text.parse().ok()
    }
}

impl Kind for Vec<String> {
    const NAME: &'static str = "an array of strings";

    /// The document's style for arrays in a query: one parameter with commas.
    fn from_text(text: String) -> Option<Self> {
        Some(text.split(',').map(str::to_owned).collect())
    }
}
