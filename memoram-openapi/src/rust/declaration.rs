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

/// How types are written.
#[derive(Clone, Copy)]
struct Style {
    direction: Direction,
    /// Whether the attribute `#[memoram_schema]` tells serde the names, as far as they differ in case and separators alone.
    is_told: bool,
}

impl Schema<'_> {
    /// The declaration of a type of this name, without the attribute above it. What its parts are is named, and not declared.
    pub fn declaration(&self, name: &str, direction: Direction) -> String {
        self.declared(name, Style { direction, is_told: true })
    }

    /// The same for a type without the attribute: serde is told everything.
    pub fn declaration_without_attribute(&self, name: &str, direction: Direction) -> String {
        self.declared(name, Style { direction, is_told: false })
    }

    fn declared(&self, name: &str, style: Style) -> String {
        let derives = match style.direction {
            Direction { reads: true, sends: true } => "Debug, Serialize, Deserialize",
            Direction { reads: true, sends: false } => "Debug, Deserialize",
            Direction { reads: false, .. } => "Debug, Serialize",
        };
        let body = self.body(name, style);
        format!("#[derive({derives})]\n{body}")
    }

    fn body(&self, name: &str, style: Style) -> String {
        if let Some(discriminator) = self.discriminator() {
            let held = |schema: &Schema<'_>| self.held(schema, discriminator.property, name, style);
            let values = discriminator.alternatives.iter();
            let variants = values.map(|(value, schema)| (*value, Some(held(schema)))).collect();
            let tag = format!("#[serde(tag = {:?})]\n", discriminator.property);
            return tag + &enumeration(name, variants, style);
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
            return enumeration(name, values.map(|value| (value, None)).collect(), style);
        }
        let (properties, _) = self.properties();
        match ["", "object"].contains(&self.type_name()) && !properties.is_empty() {
            true => format!("pub struct {name} {{\n{}}}\n", fields(name, &properties, style, "    pub ")),
            false => format!("pub struct {name}(pub {});\n", self.rust_type()),
        }
    }

    /// What a variant of this enum holds. serde reads and writes the tag by itself, so the variant has no field for it.
    fn held(&self, alternative: &Schema<'_>, tag: &str, name: &str, style: Style) -> String {
        let (mut properties, _) = alternative.properties();
        if properties.is_empty() || alternative.has_alternatives() {
            return format!("({})", alternative.rust_type());
        }
        properties.retain(|property| property.name != tag);
        match fields(name, &properties, style, "        ") {
            fields if fields.is_empty() => String::new(),
            fields => format!(" {{\n{fields}    }}"),
        }
    }
}

/// An enum of values, each with what it holds.
fn enumeration(name: &str, values: Vec<(&str, Option<String>)>, style: Style) -> String {
    let mut taken: Vec<String> = Vec::new();
    let mut lines = String::new();
    for (value, holds) in &values {
        let variant = free(&type_name(value), &mut taken);
        let same = values.iter().filter(|(other, _)| folded(other) == folded(&variant)).count();
        let is_told = style.is_told && same == 1 && folded(&variant) == folded(value);
        if variant != *value && !is_told {
            lines.push_str(&format!("    #[serde(rename = {value:?})]\n"));
        }
        let holds = holds.as_deref().unwrap_or_default();
        lines.push_str(&format!("    {variant}{holds},\n"));
    }
    if style.direction.reads {
        let words = if style.direction.sends && !style.is_told { "other, skip_serializing" } else { "other" };
        lines.push_str(&format!("    #[serde({words})]\n    {},\n", free("Other", &mut taken)));
    }
    format!("pub enum {name} {{\n{lines}}}\n")
}

/// The fields of a type of this name, or of one of its variants.
fn fields(name: &str, properties: &[Property<'_>], style: Style, indent: &str) -> String {
    let Direction { reads, sends } = style.direction;
    let mut taken: Vec<String> = Vec::new();
    let mut lines = String::new();
    for property in properties {
        let is_left_out = !reads && property.schema.is_some_and(|one| one.is_read_only())
            || !sends && property.schema.is_some_and(|one| one.is_write_only());
        if is_left_out {
            continue;
        }
        let field = free(&field_name(property.name), &mut taken);
        let words = words(property, &field, properties, style);
        if !words.is_empty() {
            lines.push_str(&format!("{}#[serde({})]\n", indent.trim_end_matches("pub "), words.join(", ")));
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

/// What serde is told of a field.
fn words(property: &Property<'_>, field: &str, properties: &[Property<'_>], style: Style) -> Vec<String> {
    let plain = field.trim_start_matches("r#");
    let same = properties.iter().filter(|other| folded(other.name) == folded(plain)).count();
    let is_told = style.is_told && same == 1 && folded(plain) == folded(property.name);
    let may_be_null = property.schema.is_none_or(|one| one.is_nullable());
    let mut words = Vec::new();
    if plain != property.name && !is_told {
        words.push(format!("rename = {:?}", property.name));
    }
    if style.direction.sends && !style.is_told && !property.required && !may_be_null {
        words.push("skip_serializing_if = \"Option::is_none\"".to_owned());
    }
    words
}

/// The name, or with a number behind it if it is taken. It is taken afterwards.
fn free(name: &str, taken: &mut Vec<String>) -> String {
    let free = unused(name, |name| taken.iter().any(|taken| taken == name));
    taken.push(free.clone());
    free
}
