//! What a schema looks like in Rust, for texts that users paste.

mod alternatives;
mod declaration;
mod names;

use crate::media_type::Stream;
use crate::schema::Schema;

pub use declaration::Direction;
pub use names::{field_name, route, type_name, unused};

/// Holds any JSON.
const ANYTHING: &str = "serde_json::Value";

/// Limit for nested arrays, because an array may contain itself.
const MAX_DEPTH: usize = 4;

impl Schema<'_> {
    /// A Rust type for it.
    pub fn rust_type(&self) -> String {
        rust_type(self, MAX_DEPTH)
    }

    /// A Rust type for it as a part of a form: the runtime's `Part` for a file.
    pub fn part_type(&self) -> String {
        let is_file = |schema: &Schema<'_>| schema.is_file() || schema.alternatives().iter().any(Schema::is_file);
        match self.items().filter(|_| self.type_name() == "array") {
            _ if is_file(self) => "Part".to_owned(),
            Some(items) if is_file(&items) => "Vec<Part>".to_owned(),
            _ => self.rust_type(),
        }
    }

    /// What it allows, in a few words.
    pub fn description(&self) -> String {
        let kind = self.kind();
        let is_one_type = !self.type_name().is_empty() && self.enumeration().next().is_none();
        match self.max_length().filter(|_| is_one_type) {
            Some(limit) => format!("{kind}, at most {limit} characters"),
            None => kind,
        }
    }

    /// What it allows, without its limits.
    pub fn kind(&self) -> String {
        let values: Vec<String> = self.enumeration().map(|value| format!("{value:?}")).collect();
        if !values.is_empty() {
            return format!("one of {}", values.join(", "));
        }
        match (self.type_name(), self.format()) {
            ("", _) if self.has_alternatives() => "one of several schemas".to_owned(),
            ("", _) => match self.type_names() {
                types if types.is_empty() => "anything".to_owned(),
                types => types.join(" or "),
            },
            (kind, Some(format)) => format!("{kind} ({format})"),
            (kind, None) => kind.to_owned(),
        }
    }
}

impl Stream {
    /// The runtime's type for a stream of values of the type `item`.
    pub fn rust_type(self, item: &str) -> String {
        match self {
            Stream::Events => format!("EventStream<{item}>"),
            Stream::JsonLines => format!("JsonLines<{item}>"),
        }
    }
}

fn rust_type(schema: &Schema<'_>, depth: usize) -> String {
    let named = || schema.name().map(type_name);
    match schema.type_name() {
        _ if schema.enumerates_text() => named().unwrap_or_else(|| "String".to_owned()),
        "integer" => integer(schema.format()).to_owned(),
        "number" => "f64".to_owned(),
        "boolean" => "bool".to_owned(),
        "string" => "String".to_owned(),
        "array" if depth > 0 => format!("Vec<{}>", part(schema.items(), depth)),
        "object" if depth > 0 && named().is_none() && schema.values().is_some() => {
            format!("std::collections::HashMap<String, {}>", part(schema.values(), depth))
        }
        // A type of the user's own, or one that holds anything: a plain type would send something wrong.
        _ => match (named(), schema.only_alternative(), depth.checked_sub(1)) {
            (Some(name), ..) => name,
            (None, Some(only), Some(left)) => rust_type(&only, left),
            _ => ANYTHING.to_owned(),
        },
    }
}

/// What a list or a map holds.
fn part(part: Option<Schema<'_>>, depth: usize) -> String {
    let Some(part) = part else { return ANYTHING.to_owned() };
    match rust_type(&part, depth.saturating_sub(1)) {
        ty if ty != ANYTHING && part.is_nullable() => format!("Option<{ty}>"),
        ty => ty,
    }
}

/// The type for a `format` (the OpenAPI format registry), else the widest that JSON libraries agree on.
fn integer(format: Option<&str>) -> &'static str {
    match format {
        Some("int8") => "i8",
        Some("uint8") => "u8",
        Some("int16") => "i16",
        Some("uint16") => "u16",
        Some("int32") => "i32",
        Some("uint32") => "u32",
        Some("uint64") => "u64",
        _ => "i64",
    }
}
