//! The variants of an enum that nothing but their values tells apart.

use super::type_name;
use crate::schema::Schema;

/// A longer title is a sentence, and no name.
const LONGEST_TITLE: usize = 40;

/// The name and the type of each variant. Two may have the same name.
pub(super) fn variants(alternatives: &[Schema<'_>]) -> Vec<(String, String)> {
    let mut variants: Vec<(&Schema<'_>, String, String)> = Vec::new();
    for schema in alternatives {
        let (name, ty) = (name(schema), schema.rust_type());
        // serde would never get to a second one that differs in nothing.
        if !variants.iter().any(|(_, known, held)| *known == name && *held == ty) {
            variants.push((schema, name, ty));
        }
    }
    let is_shared = |name: &str| variants.iter().filter(|(_, other, _)| other == name).count() > 1;
    let named = variants.iter().map(|(schema, name, ty)| {
        let name = precise(schema).filter(|_| name == kind(schema) && is_shared(name)).unwrap_or_else(|| name.clone());
        (name, ty.clone())
    });
    named.collect()
}

/// What the document calls it, else what it is.
fn name(schema: &Schema<'_>) -> String {
    let title = schema.title().filter(|title| title.chars().count() <= LONGEST_TITLE);
    let names = [schema.name(), title].into_iter().flatten().filter(|name| name.contains(char::is_alphabetic));
    let mut names = names.map(type_name).filter(|name| name.starts_with(char::is_alphabetic));
    names.next().unwrap_or_else(|| kind(schema).to_owned())
}

fn kind(schema: &Schema<'_>) -> &'static str {
    match schema.type_name() {
        "string" => "Text",
        "integer" | "number" => "Number",
        "boolean" => "Flag",
        "array" => "List",
        "" if schema.enumerates_text() => "Text",
        "" | "object" if !schema.properties().0.is_empty() => "Object",
        "object" => "Map",
        _ => "Value",
    }
}

/// What it is, in more detail, for one that is not the only one of its kind.
fn precise(schema: &Schema<'_>) -> Option<String> {
    match schema.type_name() {
        "integer" => Some("Integer".to_owned()),
        "array" => schema.items().map(|items| format!("{}List", name(&items))),
        "object" => schema.values().map(|values| format!("{}Map", name(&values))),
        _ => None,
    }
}
