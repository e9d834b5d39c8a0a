//! The limits of values, as the document writes them (JSON Schema 2020-12 Validation §6).

use super::Schema;
use crate::document::Node;

/// A limit of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit<'d> {
    /// As it is written.
    pub text: &'d str,
    /// Its value, rounded to a float.
    pub value: f64,
    /// Whether the limit itself is not allowed.
    pub is_exclusive: bool,
}

impl Limit<'_> {
    /// What it says as the lower limit: `at least 1`.
    pub fn as_least(&self) -> String {
        format!("{} {}", if self.is_exclusive { "more than" } else { "at least" }, self.text)
    }

    /// What it says as the upper limit: `at most 1`.
    pub fn as_most(&self) -> String {
        format!("{} {}", if self.is_exclusive { "less than" } else { "at most" }, self.text)
    }
}

impl<'d> Schema<'d> {
    /// The least and the greatest number that it allows.
    pub fn limits(&self) -> (Option<Limit<'d>>, Option<Limit<'d>>) {
        let find = |key, exclusive, is_stricter: fn(f64, f64) -> bool| {
            self.first(|node| limit(node, key, exclusive, is_stricter))
        };
        (
            find("minimum", "exclusiveMinimum", |one, other| one > other),
            find("maximum", "exclusiveMaximum", |one, other| one < other),
        )
    }

    /// The least and the greatest length of a string, in characters.
    pub fn lengths(&self) -> (Option<usize>, Option<usize>) {
        (self.first(|node| node.number("minLength")), self.max_length())
    }

    /// How many items a list has at least, and at most.
    pub fn item_counts(&self) -> (Option<usize>, Option<usize>) {
        (self.first(|node| node.number("minItems")), self.first(|node| node.number("maxItems")))
    }

    /// How many properties an object has at least, and at most.
    pub fn property_counts(&self) -> (Option<usize>, Option<usize>) {
        (self.first(|node| node.number("minProperties")), self.first(|node| node.number("maxProperties")))
    }

    /// The regular expression that a string matches.
    pub fn pattern(&self) -> Option<&'d str> {
        self.first(|node| node.text_of("pattern"))
    }

    /// What a number is a multiple of.
    pub fn multiple_of(&self) -> Option<&'d str> {
        self.first(|node| node.text_of("multipleOf"))
    }

    /// Whether no item of a list comes twice.
    pub fn has_unique_items(&self) -> bool {
        self.first(|node| node.boolean("uniqueItems")).unwrap_or_default()
    }

    /// Its `default`, if that is a scalar, or a list of scalars.
    pub fn default_text(&self) -> Option<String> {
        let node = self.first(|node| node.get("default"))?;
        let quoted = |node: &'d Node| {
            node.text().map(|text| if node.is_string() { format!("{text:?}") } else { text.to_owned() })
        };
        match node.items() {
            [] => quoted(node),
            items => {
                Some(format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Option<Vec<_>>>()?.join(", ")))
            }
        }
    }
}

/// An exclusive limit is a flag beside the limit in OpenAPI 3.0, and a number of its own in 3.1.
fn limit<'d>(node: &'d Node, key: &str, exclusive: &str, is_stricter: fn(f64, f64) -> bool) -> Option<Limit<'d>> {
    let read = |key, is_exclusive| {
        Some(Limit {
            text: node.text_of(key)?,
            value: node.number(key).filter(|value: &f64| value.is_finite())?,
            is_exclusive,
        })
    };
    match (read(key, node.is_true(exclusive)), read(exclusive, true)) {
        (Some(own), Some(other)) => Some(if is_stricter(own.value, other.value) { own } else { other }),
        (own, other) => own.or(other),
    }
}
