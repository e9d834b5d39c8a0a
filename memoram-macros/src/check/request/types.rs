//! The types of fields against the document's. Only types that are written out, such as `u32` or `Vec<u32>`, are checked;
//! aliases and newtypes pass.

use memoram_openapi::{Location, Parameter, Schema};

use super::documented::{Documented, NameKind};
use crate::error::Errors;
use crate::message::{Message, with_article};
use crate::request::{Class, Field, RustType, integer_for};

/// Says the first thing that is wrong with a field's type.
pub(super) fn check(field: &Field<'_>, documented: &Documented<'_>, is_form: bool, errors: &mut Errors) {
    let Some(schema) = documented.schema else { return };
    if let Some(inner) = field.ty.optional().filter(|_| documented.required && !documented.sends_null()) {
        let message = Message::new(format!("`{}` is required, so it cannot be left out", documented.name))
            .help(format_args!("`{inner}`"))
            .note(documented.location);
        return errors.push(field.ty.original, &message);
    }
    let as_text = documented.kind != NameKind::Property || is_form;
    check_type(&field.ty, documented.name, &schema, as_text, documented.location, errors);
}

/// The same for what fills a placeholder. An `Option` there has been reported. Strings and numbers are any text.
pub(super) fn check_segment(field: &Field<'_>, parameter: &Parameter<'_>, errors: &mut Errors) {
    let is_judged = |schema: &Schema<'_>| ["integer", "boolean", "array", "object"].contains(&schema.type_name());
    let is_optional = field.ty.optional().is_some();
    let Some(schema) = parameter.schema.filter(|schema| is_judged(schema) && !is_optional) else { return };
    check_type(&field.ty, parameter.name, &schema, true, parameter.location, errors);
}

fn check_type(
    ty: &RustType<'_>,
    name: &str,
    schema: &Schema<'_>,
    as_text: bool,
    location: Location<'_>,
    errors: &mut Errors,
) {
    if let Some(documented) = misfit(ty, schema, as_text) {
        let fitting = match ty.optional() {
            Some(_) => format!("Option<{}>", schema.rust_type()),
            None => schema.rust_type(),
        };
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
pub(in crate::check) fn misfit(ty: &RustType<'_>, schema: &Schema<'_>, as_text: bool) -> Option<String> {
    let (mut ty, mut schema, mut depth) = (ty, *schema, 0_usize);
    while fits(ty.class()?, &schema, as_text) {
        (ty, schema, depth) = (ty.item()?, schema.items()?, depth.saturating_add(1));
    }
    Some(array_of(depth, schema.type_name()))
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

/// In a path, a query, a header or a form all values are text, so anything but a list or a map can be a string.
fn fits(class: Class, schema: &Schema<'_>, as_text: bool) -> bool {
    match schema.type_name() {
        "string" if as_text => !matches!(class, Class::Array | Class::Object),
        "string" => class == Class::String,
        "boolean" => class == Class::Boolean,
        "integer" => matches!(class, Class::Integer(..)),
        "number" => matches!(class, Class::Integer(..) | Class::Float),
        "array" => class == Class::Array,
        "object" => class == Class::Object,
        _ => true,
    }
}
