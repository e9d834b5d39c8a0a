//! The declaration of a type for a schema.

use super::{alternatives, field_name, type_name, unused};
use crate::schema::{Property, Schema};
use crate::spelling::folded;

/// Which way the values of a type go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Direction {
    /// It is deserialized.
    pub reads: bool,
    /// It is serialized.
    pub sends: bool,
}

impl Schema<'_> {
    /// The declaration of a type of this name, without the attribute above it. What its parts are is named, and not declared.
    pub fn declaration(&self, name: &str, direction: Direction) -> String {
        let derives = match direction {
            Direction { reads: true, sends: true } => "Debug, Serialize, Deserialize",
            Direction { reads: true, sends: false } => "Debug, Deserialize",
            Direction { reads: false, .. } => "Debug, Serialize",
        };
        let body = self.body(name, direction);
        format!("#[derive({derives})]\n{body}")
    }

    fn body(&self, name: &str, direction: Direction) -> String {
        if let Some(discriminator) = self.discriminator() {
            let held = |schema: &Schema<'_>| self.held(schema, discriminator.property, name, direction);
            let values = discriminator.alternatives.iter();
            let variants = values.map(|(value, schema)| (*value, Some(held(schema)))).collect();
            let tag = format!("#[serde(tag = {:?})]\n", discriminator.property);
            return tag + &enumeration(name, variants, direction);
        }
        let alternatives = self.alternatives();
        if !alternatives.is_empty() {
            let mut taken = Vec::new();
            let variants = alternatives::variants(&alternatives).into_iter();
            let variants: String =
                variants.map(|(name, ty)| format!("    {}({ty}),\n", free(&name, &mut taken))).collect();
            return format!("#[serde(untagged)]\npub enum {name} {{\n{variants}}}\n");
        }
        if self.enumerates_text() {
            let values = self.enumeration().filter(|value| *value != "null" || !self.is_nullable());
            return enumeration(name, values.map(|value| (value, None)).collect(), direction);
        }
        let (properties, _) = self.properties();
        match ["", "object"].contains(&self.type_name()) && !properties.is_empty() {
            true => format!("pub struct {name} {{\n{}}}\n", fields(name, &properties, direction, "    pub ")),
            false => format!("pub struct {name}(pub {});\n", self.rust_type()),
        }
    }

    /// What a variant of this enum holds. serde reads and writes the tag by itself, so the variant has no field for it.
    fn held(&self, alternative: &Schema<'_>, tag: &str, name: &str, direction: Direction) -> String {
        let (mut properties, _) = alternative.properties();
        if properties.is_empty() || alternative.has_alternatives() {
            return format!("({})", alternative.rust_type());
        }
        properties.retain(|property| property.name != tag);
        match fields(name, &properties, direction, "        ") {
            fields if fields.is_empty() => String::new(),
            fields => format!(" {{\n{fields}    }}"),
        }
    }
}

/// An enum of values, each with what it holds.
fn enumeration(name: &str, values: Vec<(&str, Option<String>)>, direction: Direction) -> String {
    let mut taken: Vec<String> = Vec::new();
    let mut lines = String::new();
    for (value, holds) in &values {
        let variant = free(&type_name(value), &mut taken);
        let same = values.iter().filter(|(other, _)| folded(other) == folded(&variant)).count();
        if variant != *value && (same != 1 || folded(&variant) != folded(value)) {
            lines.push_str(&format!("    #[serde(rename = {value:?})]\n"));
        }
        let holds = holds.as_deref().unwrap_or_default();
        lines.push_str(&format!("    {variant}{holds},\n"));
    }
    if direction.reads {
        lines.push_str(&format!("    #[serde(other)]\n    {},\n", free("Other", &mut taken)));
    }
    format!("pub enum {name} {{\n{lines}}}\n")
}

/// The fields of a type of this name, or of one of its variants.
fn fields(name: &str, properties: &[Property<'_>], direction: Direction, indent: &str) -> String {
    let mut taken: Vec<String> = Vec::new();
    let mut lines = String::new();
    for property in properties {
        let is_left_out = !direction.reads && property.schema.is_some_and(|one| one.is_read_only())
            || !direction.sends && property.schema.is_some_and(|one| one.is_write_only());
        if is_left_out {
            continue;
        }
        let field = free(&field_name(property.name), &mut taken);
        let plain = field.trim_start_matches("r#");
        let same = properties.iter().filter(|other| folded(other.name) == folded(plain)).count();
        if plain != property.name && (same != 1 || folded(plain) != folded(property.name)) {
            lines.push_str(&format!("{}#[serde(rename = {:?})]\n", indent.trim_end_matches("pub "), property.name));
        }
        let ty = property.schema.map_or_else(|| "serde_json::Value".to_owned(), |schema| schema.rust_type());
        let ty = if ty == name { format!("Box<{ty}>") } else { ty };
        let is_optional =
            !property.required || property.schema.is_some_and(|one| one.is_nullable()) && ty != "serde_json::Value";
        let ty = if is_optional { format!("Option<{ty}>") } else { ty };
        lines.push_str(&format!("{indent}{field}: {ty},\n"));
    }
    lines
}

/// The name, or with a number behind it if it is taken. It is taken afterwards.
fn free(name: &str, taken: &mut Vec<String>) -> String {
    let free = unused(name, |name| taken.iter().any(|taken| taken == name));
    taken.push(free.clone());
    free
}
