//! `#[memoram(…)]` on a field.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Lit, Meta, Token};

use super::field::{Field, GivenRole, Rename, Role};
use super::values::{skip_value, string_value};
use crate::error::Errors;
use crate::message::Message;

const OPTIONS: [&str; 9] =
    ["path", "query", "header", "body", "skip", "rename", "max_length", "content_type", "unchecked"];

/// `has_schema`: the struct is under `#[memoram_schema]` too, whose words are read by its own derive.
pub(super) fn read(field: &mut Field<'_>, attribute: &Attribute, has_schema: bool, errors: &mut Errors) {
    match &attribute.meta {
        Meta::List(list) if !list.tokens.is_empty() => {}
        _ => {
            let message = Message::new("this attribute says nothing").help("`#[memoram(query)]`, or remove it");
            return errors.push(attribute, &message);
        }
    }
    if let Err(error) = attribute.parse_nested_meta(|meta| read_option(field, &meta, has_schema, errors)) {
        errors.syn(error);
    }
}

fn read_option(
    field: &mut Field<'_>,
    meta: &ParseNestedMeta<'_>,
    has_schema: bool,
    errors: &mut Errors,
) -> syn::Result<()> {
    let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
    match word.as_str() {
        "path" => set_role(field, Role::Path, meta, errors),
        "query" => set_role(field, Role::Query, meta, errors),
        "body" => set_role(field, Role::Body, meta, errors),
        "skip" => set_role(field, Role::Skip, meta, errors),
        "header" => {
            set_role(field, Role::Header, meta, errors);
            if meta.input.peek(Token![=]) {
                set_rename(field, meta, false, errors)?;
            }
        }
        "rename" => set_rename(field, meta, false, errors)?,
        "content_type" => set_content_type(field, meta, errors)?,
        "max_length" => set_max_length(field, meta, errors)?,
        "unchecked" => field.unchecked = true,
        "always" | "undocumented" if has_schema => {}
        _ => {
            let path = &meta.path;
            errors.push(path, &unknown(&quote::quote!(#path).to_string()));
            skip_value(meta)?;
        }
    }
    Ok(())
}

fn unknown(word: &str) -> Message {
    let message = Message::new(format!("unknown field option `{word}`"));
    let message = match memoram_openapi::spelling::nearest(word, OPTIONS) {
        Some(known) => message.did_you_mean(known),
        None => message,
    };
    message.note(OPTIONS.join(", "))
}

fn given_twice(option: &str, field: &Field<'_>) -> Message {
    Message::new(format!("`{option}` is given twice for `{}`", field.name))
}

fn set_role(field: &mut Field<'_>, role: Role, meta: &ParseNestedMeta<'_>, errors: &mut Errors) {
    let path = &meta.path;
    match &field.role {
        Some(first) if first.role == role => errors.push(path, &given_twice(role.word(), field)),
        Some(first) => {
            let (name, first, second) = (&field.name, first.role.word(), role.word());
            errors.push(path, &Message::new(format!("`{name}` cannot be both `{first}` and `{second}`")));
        }
        None => field.role = Some(GivenRole { role, word: quote::quote!(#path), by_serde: false }),
    }
}

/// The wire name, by this attribute or by serde's.
pub(super) fn set_rename(
    field: &mut Field<'_>,
    meta: &ParseNestedMeta<'_>,
    by_serde: bool,
    errors: &mut Errors,
) -> syn::Result<()> {
    let Some(literal) = string_value(meta, "rename", "wireName", errors)? else { return Ok(()) };
    let name = literal.value();
    match &field.rename {
        Some(first) if first.by_serde == by_serde => errors.push(&meta.path, &given_twice("rename", field)),
        Some(first) if first.name != name => {
            let message = Message::new(format!("`{}` and `{name}`: which name is sent?", first.name));
            errors.push(&literal, &message.help("keep one `rename`"));
        }
        _ if name.is_empty() => errors.push(&literal, &Message::new("the wire name is empty")),
        _ => field.rename = Some(Rename { name, literal, by_serde }),
    }
    Ok(())
}

fn set_content_type(field: &mut Field<'_>, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
    let Some(literal) = string_value(meta, "content_type", "image/png", errors)? else { return Ok(()) };
    let value = literal.value();
    let is_sendable = value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    match &field.content_type {
        Some(_) => errors.push(&meta.path, &given_twice("content_type", field)),
        None if !is_sendable || !value.contains('/') || value.contains('*') => {
            let message = Message::new(format!("{value:?} is not a content type"));
            errors.push(&literal, &message.help("`content_type = \"image/png\"`"));
        }
        None => field.content_type = Some(literal),
    }
    Ok(())
}

fn set_max_length(field: &mut Field<'_>, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
    let takes_a_number = || Message::new("`max_length` takes a number").help("`max_length = 200`");
    if !meta.input.peek(Token![=]) {
        errors.push(&meta.path, &takes_a_number());
        return skip_value(meta);
    }
    let value = meta.value()?;
    if !value.peek(Lit) {
        errors.at(value.span(), &takes_a_number());
        return skip_value(meta);
    }
    let literal: Lit = value.parse()?;
    let number = match &literal {
        Lit::Int(number) => number.base10_parse().ok().filter(|&number| number > 0),
        _ => None,
    };
    match (number, &field.max_length) {
        (None, _) => errors.push(&literal, &takes_a_number()),
        (Some(_), Some(_)) => errors.push(&meta.path, &given_twice("max_length", field)),
        (Some(number), None) => field.max_length = Some((number, literal)),
    }
    Ok(())
}
