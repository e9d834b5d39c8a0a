//! Lists whose pages the document shows unmistakably.

use memoram_openapi::rust::{Direction, field_name};
use memoram_openapi::spelling::folded;
use memoram_openapi::{Media, Schema};

use super::Writer;
use super::fields::Field;
use crate::operations::Documented;

/// Names of a cursor, each with the name of the next one in the answer, without case and underscores.
const CURSORS: [(&str, &str); 3] =
    [("cursor", "nextcursor"), ("pagetoken", "nextpagetoken"), ("nexttoken", "nexttoken")];

/// `, paginate(…)`, if there is a cursor, the next one in the answer, and one list in the answer.
pub(super) fn option<'d>(writer: &mut Writer<'d>, one: &Documented<'d>, fields: &[Field<'_>]) -> Option<String> {
    let Media::Json(Some(schema)) = &one.success()?.media else { return None };
    if schema.has_alternatives() || schema.items().is_some() {
        return None;
    }
    let (properties, _) = schema.properties();
    let next_of =
        |field: &Field<'_>| CURSORS.iter().find(|(cursor, _)| *cursor == folded(field.wire)).map(|(_, next)| *next);
    let (cursor, next) = fields.iter().find_map(|field| {
        let next = next_of(field).filter(|_| ["Option<String>", "Option<&'a str>"].contains(&field.ty.as_str()))?;
        let is_text = |schema: Schema<'_>| schema.rust_type() == "String";
        let next = properties.iter().find(|one| folded(one.name) == next && one.schema.is_some_and(is_text))?;
        Some((&field.name, next))
    })?;
    let mut lists = properties.iter().filter(|one| one.schema.is_some_and(|schema| schema.type_name() == "array"));
    let list = lists.next().filter(|_| lists.next().is_none())?;
    let path = schema.name().map(|name| format!("{name}.{}", list.name));
    let ty = writer.type_of(&list.schema?, path.as_deref(), Direction { reads: true, sends: false });
    let item = ty.strip_prefix("Vec<")?.strip_suffix('>')?;
    let (next, items) = (field_name(next.name), field_name(list.name));
    Some(format!(", paginate(cursor = {cursor}, next = {next}, items = {items}, item = {item})"))
}
