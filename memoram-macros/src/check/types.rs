//! Field types against the document's: only types that are named plainly are judged, newtypes and aliases pass.

use quote::ToTokens;
use syn::Type;

use super::known::{Known, Names};
use crate::document::{Parameter, Schema};
use crate::error::Errors;
use crate::field::Field;
use crate::texts::{self, Kind};
use crate::ty::{self, Class};

/// Says the first thing that is wrong with a field's type.
pub(crate) fn check(field: &Field<'_>, known: &Known<'_>, names: &Names<'_>, errors: &mut Errors) {
    let ty = &field.original.ty;
    let place = || names.place(known.line);
    let Some(schema) = known.schema else { return };
    if let Some(inner) = ty::argument(ty, "Option").filter(|_| known.required && !sends_null(known)) {
        errors.push(ty, &texts::optional_but_required(known.name, &written(inner), place()));
        return;
    }
    let as_text = known.kind != Kind::Property || names.is_form();
    check_type(ty, known.name, &schema, as_text, place, errors);
}

/// The same for what fills a placeholder. That it is no `Option` has been checked; of the types that a document has, the
/// others are filled with text.
pub(crate) fn check_segment(field: &Field<'_>, parameter: &Parameter<'_>, names: &Names<'_>, errors: &mut Errors) {
    let ty = &field.original.ty;
    let judged = |schema: &Schema<'_>| ["integer", "boolean"].contains(&schema.type_name());
    let is_optional = ty::argument(ty, "Option").is_some();
    let Some(schema) = parameter.schema.filter(|schema| judged(schema) && !is_optional) else { return };
    check_type(ty, parameter.name, &schema, true, || names.place(parameter.line), errors);
}

fn check_type(
    ty: &Type,
    name: &str,
    schema: &Schema<'_>,
    as_text: bool,
    place: impl Fn() -> String,
    errors: &mut Errors,
) {
    if let Some(documented) = misfit(ty, schema, as_text) {
        let fitting = match ty::argument(ty, "Option") {
            Some(_) => format!("Option<{}>", schema.rust_type()),
            None => schema.rust_type(),
        };
        errors.push(ty, &texts::wrong_type(name, &documented, &written(ty), &fitting, place()));
        return;
    }
    let (ty, schema) = innermost(ty, *schema);
    if let (Some(Class::Integer(least, greatest)), (low, high)) = (ty::class(ty), schema.bounds()) {
        let beyond = high.filter(|high| *high > greatest).or(low.filter(|low| *low < least));
        if let Some(beyond) = beyond {
            let wide = ty::integer_for(low.unwrap_or(0), high.unwrap_or(i64::MAX.into()));
            errors.push(ty, &texts::too_narrow(&written(ty), beyond, name, wide, place()));
        }
    }
}

/// What a schema is that a type does not fit: `an integer`, `an array of strings`.
fn misfit(ty: &Type, schema: &Schema<'_>, as_text: bool) -> Option<String> {
    let (mut ty, mut schema, mut depth) = (ty, *schema, 0);
    while fits(ty::class(ty)?, &schema, as_text) {
        (ty, schema, depth) = (ty::item(ty)?, schema.items()?, depth + 1);
    }
    Some(texts::array_of(depth, schema.type_name()))
}

/// What an array holds, and an array of arrays.
fn innermost<'t, 'd>(ty: &'t Type, schema: Schema<'d>) -> (&'t Type, Schema<'d>) {
    match ty::item(ty).zip(schema.items()) {
        Some((item, items)) => innermost(item, items),
        None => (ty::plain(ty), schema),
    }
}

/// What is wrong with a body as a whole: a type that it cannot have, or fields where it is no object.
pub(crate) fn body_fault(
    field: &Field<'_>,
    is_whole: bool,
    schema: &Schema<'_>,
    operation: &str,
) -> Option<texts::Message> {
    let ty = &field.original.ty;
    let documented = schema.type_name();
    match is_whole {
        true => misfit(ty, schema, false).map(|documented| texts::wrong_body(operation, &documented, &written(ty))),
        false => (!["", "object"].contains(&documented)).then(|| texts::body_without_properties(operation, documented)),
    }
}

/// A property that must be there but may be `null` is sent as `null` when a field is `None`.
pub(crate) fn sends_null(known: &Known<'_>) -> bool {
    known.kind == Kind::Property && known.required && known.schema.is_some_and(|schema| schema.is_nullable())
}

/// In a path, a query, a header or a form all values are text, so any one of them may be a string.
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

/// `max_length` counts characters, which only some types have.
pub(crate) fn check_length_option(field: &Field<'_>, errors: &mut Errors) {
    let Some((_, literal)) = &field.max_length else { return };
    let ty = &field.original.ty;
    if ty::class(ty).is_some_and(|class| class != Class::String) {
        errors.push(literal, &texts::length_of_no_string(&field.name, &written(ty)));
    }
}

/// The type as a user writes it: `Option<u8>`, not `Option < u8 >`.
pub(crate) fn written(ty: &Type) -> String {
    let mut text = ty::peeled(ty).to_token_stream().to_string();
    for (spaced, tight) in
        [(" < ", "<"), (" >", ">"), (" :: ", "::"), ("& ", "&"), (" ,", ","), ("[ ", "["), (" ]", "]")]
    {
        text = text.replace(spaced, tight);
    }
    text
}
