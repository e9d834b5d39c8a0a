//! A Rust type against the schema of one value.

use memoram_openapi::Schema;

use crate::message::{Message, with_article};
use crate::request::{Class, RustType, integer_for};
use crate::schema::side::Side;

/// The first thing that is wrong with a type. `name` is what messages call the value.
pub(super) fn fault(ty: &RustType<'_>, schema: &Schema<'_>, name: &str, side: Side) -> Option<Message> {
    let class = ty.class()?;
    if !fits(class, schema, side) {
        return Some(misfit(ty, schema, name, class));
    }
    if let Some(message) = too_narrow(ty, schema, name) {
        return Some(message);
    }
    let (part, of) = ty.part().zip(part_of(schema))?;
    if side == Side::Reads && is_null(&of) && part.optional().is_none() && !part.is_any() {
        let message = Message::new(format!("what `{name}` holds may be `null`"));
        return Some(message.help(format_args!("`Option<{part}>` in its place")));
    }
    fault(part, &of, name, side)
}

/// What a list or a map holds.
fn part_of<'d>(schema: &Schema<'d>) -> Option<Schema<'d>> {
    match schema.type_name() {
        "array" => schema.items(),
        _ => schema.values(),
    }
}

/// Whether the document says that a value may be `null`. A schema that says nothing of a type does not say it.
pub(super) fn is_null(schema: &Schema<'_>) -> bool {
    let says_a_type =
        !schema.type_names().is_empty() || schema.has_alternatives() || schema.enumeration().next().is_some();
    says_a_type && schema.is_nullable()
}

fn fits(class: Class, schema: &Schema<'_>, side: Side) -> bool {
    match schema.type_name() {
        "string" => class == Class::String,
        "boolean" => class == Class::Boolean,
        "integer" if side == Side::Reads => matches!(class, Class::Integer(..) | Class::Float),
        "integer" => matches!(class, Class::Integer(..)),
        "number" if side == Side::Reads => class == Class::Float,
        "number" => matches!(class, Class::Integer(..) | Class::Float),
        "array" => class == Class::Array,
        "object" => class == Class::Object,
        _ => true,
    }
}

fn misfit(ty: &RustType<'_>, schema: &Schema<'_>, name: &str, class: Class) -> Message {
    let fitting = match ty.optional() {
        Some(_) => format!("Option<{}>", schema.rust_type()),
        None => schema.rust_type(),
    };
    let documented = schema.type_name();
    if documented == "number" && matches!(class, Class::Integer(..)) {
        let message = Message::new(format!("`{name}` is a number in the document, and may have a fraction"));
        return message.help(format_args!("`{fitting}`"));
    }
    let message = Message::new(format!("`{name}` is {} in the document, but this is `{ty}`", with_article(documented)));
    message.help(format_args!("`{fitting}`"))
}

/// An integer type that does not hold all that the document allows, by its `format` and its limits.
fn too_narrow(ty: &RustType<'_>, schema: &Schema<'_>, name: &str) -> Option<Message> {
    let Class::Integer(least, greatest) = ty.class()? else { return None };
    if schema.type_name() != "integer" {
        return None;
    }
    let (low, high) = schema.bounds();
    let by_format = match schema.format() {
        Some("int32") => Some(("int32", i128::from(i32::MAX))),
        Some("int64") => Some(("int64", i128::from(i64::MAX))),
        Some("uint32") => Some(("uint32", i128::from(u32::MAX))),
        Some("uint64") => Some(("uint64", i128::from(u64::MAX))),
        _ => None,
    };
    let highest = high.or(by_format.map(|(_, highest)| highest));
    let is_signed = low.is_some_and(|low| low < least);
    if !is_signed && highest.is_none_or(|highest| highest <= greatest) {
        return None;
    }
    let why = match (high, by_format) {
        _ if is_signed => format!("it may be {}", low.unwrap_or_default()),
        (Some(high), _) => format!("it may be {high}"),
        (None, Some((format, _))) => format!("it is `{format}`"),
        (None, None) => return None,
    };
    let wide = match (high, low) {
        (None, None) => schema.rust_type(),
        _ => integer_for(low.unwrap_or(0), highest.unwrap_or(i64::MAX.into())).to_owned(),
    };
    let shown = ty.innermost();
    Some(Message::new(format!("`{shown}` does not hold every `{name}`: {why}")).help(format_args!("`{wide}`")))
}
