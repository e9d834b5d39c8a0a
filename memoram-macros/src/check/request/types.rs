//! The types of fields against the document's. Only types that are written out, such as `u32` or `Vec<u32>`, are checked;
//! aliases and newtypes pass.

use memoram_openapi::{Format, Location, Parameter, Schema};

use super::documented::{Documented, NameKind};
use crate::error::Errors;
use crate::message::{Message, with_article};
use crate::request::{Class, Field, RustType, integer_for};

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Writing {
    Json,
    /// In a path, a query, a header or a form.
    Text,
    /// As a part of a form, which may be a file.
    Part,
}

/// Says the first thing that is wrong with a field's type.
pub(super) fn check(field: &Field<'_>, documented: &Documented<'_>, format: Format, errors: &mut Errors) {
    let Some(schema) = documented.schema else { return };
    if let Some(inner) = field.ty.optional().filter(|_| documented.required && !documented.sends_null()) {
        let message = Message::new(format!("`{}` is required, so it cannot be left out", documented.name))
            .help(format_args!("`{inner}`"))
            .note(documented.location);
        return errors.push(field.ty.original, &message);
    }
    let writing = match (documented.kind, format) {
        (NameKind::Property, Format::Json) => Writing::Json,
        (NameKind::Property, Format::Multipart) => Writing::Part,
        _ => Writing::Text,
    };
    check_type(&field.ty, documented.name, &schema, writing, documented.location, errors);
}

/// The same for what fills a placeholder. An `Option` there has been reported. Strings and numbers are any text.
pub(super) fn check_segment(field: &Field<'_>, parameter: &Parameter<'_>, errors: &mut Errors) {
    let is_judged = |schema: &Schema<'_>| ["integer", "boolean", "array", "object"].contains(&schema.type_name());
    let is_optional = field.ty.optional().is_some();
    let Some(schema) = parameter.schema.filter(|schema| is_judged(schema) && !is_optional) else { return };
    check_type(&field.ty, parameter.name, &schema, Writing::Text, parameter.location, errors);
}

fn check_type(
    ty: &RustType<'_>,
    name: &str,
    schema: &Schema<'_>,
    writing: Writing,
    location: Location<'_>,
    errors: &mut Errors,
) {
    if let Some(documented) = misfit(ty, schema, writing) {
        let fitting = if writing == Writing::Part { schema.part_type() } else { schema.rust_type() };
        let fitting = if ty.optional().is_some() { format!("Option<{fitting}>") } else { fitting };
        let message = Message::new(format!("`{name}` is {documented} in the document, but this is `{ty}`"))
            .help(format_args!("`{fitting}`"))
            .note(location);
        return errors.push(ty.original, &message);
    }
    let (ty, schema) = innermost(ty, *schema);
    if let Some(message) = too_narrow(ty, name, &schema) {
        errors.push(ty.original, &message.note(location));
    }
}

/// The innermost item type and its schema: `u8` for `Vec<Vec<u8>>`.
fn innermost<'t, 'd>(ty: &'t RustType<'t>, schema: Schema<'d>) -> (&'t RustType<'t>, Schema<'d>) {
    match ty.item().zip(schema.items()) {
        Some((item, items)) => innermost(item, items),
        None => (ty.innermost(), schema),
    }
}

/// If the type does not fit, what the document says instead: `an integer`, `an array of strings`.
pub(in crate::check) fn misfit(ty: &RustType<'_>, schema: &Schema<'_>, writing: Writing) -> Option<String> {
    let (mut ty, mut schema, mut depth) = (ty, *schema, 0_usize);
    while fits(ty, &schema, writing)? {
        (ty, schema, depth) = (ty.item()?, schema.items()?, depth.saturating_add(1));
    }
    let is_file = writing == Writing::Part && schema.is_file();
    Some(array_of(depth, if is_file { "file" } else { schema.type_name() }))
}

/// `an integer`, `an array of integers`, `an array of arrays of integers`
fn array_of(depth: usize, documented: &str) -> String {
    match depth.checked_sub(1) {
        None => with_article(documented),
        Some(more) => format!("an array of {}{documented}s", "arrays of ".repeat(more)),
    }
}

/// An integer type that does not hold all that the document allows.
fn too_narrow(ty: &RustType<'_>, name: &str, schema: &Schema<'_>) -> Option<Message> {
    let Class::Integer(least, greatest) = ty.class()? else { return None };
    let (low, high) = schema.bounds();
    let beyond = high.filter(|high| *high > greatest).or(low.filter(|low| *low < least))?;
    let wide = integer_for(low.unwrap_or(0), high.unwrap_or(i64::MAX.into()));
    let message = Message::new(format!("`{ty}` cannot hold the {beyond} that the document allows for `{name}`"));
    Some(message.help(format_args!("`{wide}`")))
}

/// `None` if the type's name does not say it.
fn fits(ty: &RustType<'_>, schema: &Schema<'_>, writing: Writing) -> Option<bool> {
    match writing {
        // A file may hold a text, or an object as JSON.
        Writing::Part if ty.is_file() => Some(!["integer", "number", "boolean"].contains(&schema.type_name())),
        Writing::Part if schema.is_file() => ty.class().map(|_| false),
        _ => Some(class_fits(ty.class()?, schema, writing)),
    }
}

/// What is not JSON is text, so anything but a list or a map can be a string.
fn class_fits(class: Class, schema: &Schema<'_>, writing: Writing) -> bool {
    match schema.type_name() {
        "string" if writing != Writing::Json => !matches!(class, Class::Array | Class::Object),
        "string" => class == Class::String,
        "boolean" => class == Class::Boolean,
        "integer" => matches!(class, Class::Integer(..)),
        "number" => matches!(class, Class::Integer(..) | Class::Float),
        "array" => class == Class::Array,
        "object" => class == Class::Object,
        _ => true,
    }
}
