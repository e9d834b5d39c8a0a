//! Types for objects and enums that have no name in the document. The attribute finds them by where they are, as
//! `Order.lines[]`, and they are named by that too: `OrderLinesItem`.

use memoram_openapi::Schema;
use memoram_openapi::rust::{Direction, type_name};

use super::types::MAX_DEPTH;
use super::{Source, Writer};

impl<'d> Writer<'d> {
    /// The Rust type of a schema, which is declared. `path` is where the schema is, if the attribute can find it.
    pub(super) fn type_of(&mut self, schema: &Schema<'d>, path: Option<&str>, direction: Direction) -> String {
        self.type_within(schema, path, direction, MAX_DEPTH)
    }

    fn type_within(&mut self, schema: &Schema<'d>, path: Option<&str>, direction: Direction, depth: usize) -> String {
        let ty = schema.rust_type();
        let path = path.filter(|_| schema.name().is_none());
        if let Some((path, found)) = path.and_then(|path| Some((path, self.document.schema_at(path).ok()?)))
            && is_type(&found, &ty)
        {
            let name = self.inline_name(path);
            self.declare(name.clone(), &found, Source::Path(path.to_owned()), direction);
            return name;
        }
        if let Some(name) = schema.name().filter(|name| type_name(name) == ty) {
            self.need(schema, direction);
            return self.component(name);
        }
        let (part, step) = match schema.type_name() {
            "array" => (schema.items(), "[]"),
            _ => (schema.values().or_else(|| schema.only_alternative()), "{}"),
        };
        let Some((part, left)) = part.zip(depth.checked_sub(1)) else {
            self.need(schema, direction);
            return ty;
        };
        let path = path.map(|path| format!("{path}{step}"));
        let named = self.type_within(&part, path.as_deref(), direction, left);
        replaced(&ty, &part, &named)
    }

    /// The same name for the same place.
    fn inline_name(&mut self, path: &str) -> String {
        if let Some(known) = self.inline.get(path) {
            return known.clone();
        }
        let wanted = type_name(&path.replace("[]", " item").replace("{}", " value"));
        let name = if self.existing.contains_key(&wanted) { wanted } else { self.free(&wanted) };
        self.inline.insert(path.to_owned(), name.clone());
        name
    }
}

/// Whether a schema without a name wants a type of its own, and not what it is written as now.
fn is_type(schema: &Schema<'_>, ty: &str) -> bool {
    let is_object = ty == "serde_json::Value" && !schema.has_alternatives() && !schema.properties().0.is_empty();
    schema.enumerates_text() || is_object
}

/// Replaces the type of a schema, which comes last in the one that it is a part of. A `Value` can be null by itself.
pub(super) fn replaced(ty: &str, schema: &Schema<'_>, name: &str) -> String {
    let before = schema.rust_type();
    if before == name {
        return ty.to_owned();
    }
    let (ty, before) = (ty.replace(' ', ""), before.replace(' ', ""));
    let Some((front, back)) = ty.rsplit_once(&before) else { return ty };
    let is_optional = schema.is_nullable() && before == "serde_json::Value" && !front.ends_with("Option<");
    match is_optional {
        true => format!("{front}Option<{name}>{back}"),
        false => format!("{front}{name}{back}"),
    }
}
