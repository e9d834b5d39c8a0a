//! The values of options. `None`: the value is wrong, and that has been reported.

use memoram_openapi::spelling::Case;
use proc_macro2::TokenTree;
use syn::parse::ParseStream;
use syn::{Lit, LitInt, LitStr, Path, Type};

use super::borrowed::owned;
use super::syntax::{parsed, skip_until_comma};
use super::{Word, unknown_case};
use crate::error::Errors;
use crate::message::Message;

/// What structs are checked against.
pub(crate) enum Spec {
    /// `none`
    Unchecked,
    Bundled,
    File(LitStr),
}

pub(super) fn takes(option: &str, what: &str, example: &str) -> Message {
    Message::new(format!("`{option}` takes {what}")).help(format_args!("`{option} = {example}`"))
}

pub(super) fn response(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Type>> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        let message = Message::new("`response` takes a type, not a string");
        errors.push(&literal, &message.help(format_args!("`response = {}`", literal.value())));
        return Ok(None);
    }
    let ty = parsed(input, || takes("response", "a type", "T"), errors)?;
    Ok(ty.map(|ty| owned("response", ty, errors)))
}

pub(super) fn status(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Word<u16>>> {
    if !input.peek(Lit) {
        errors.at(input.span(), &takes("status", "a number", "201"));
        skip_until_comma(input)?;
        return Ok(None);
    }
    let literal: Lit = input.parse()?;
    let number = match &literal {
        Lit::Int(number) => LitInt::base10_parse::<u16>(number).ok(),
        _ => None,
    };
    let token = quote::quote!(#literal);
    match number {
        Some(value @ 200..=399) => return Ok(Some(Word { value, token })),
        Some(value @ 100..=599) => errors.push(&literal, &not_a_success(value)),
        _ => errors.push(&literal, &not_a_status(&token.to_string())),
    }
    Ok(None)
}

fn not_a_success(status: u16) -> Message {
    let kind = if status < 200 { "not a success" } else { "a failure" };
    Message::new(format!("`{status}` is {kind}; `status` names the success that `response` describes"))
}

fn not_a_status(value: &str) -> Message {
    let number = value.trim_matches('"').parse().ok().filter(|status| (200..300).contains(status)).unwrap_or(201);
    Message::new(format!("`{value}` is not an HTTP status")).help(format_args!("`status = {number}`"))
}

pub(crate) fn spec(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Spec>> {
    if input.peek(LitStr) {
        return input.parse().map(|file| Some(Spec::File(file)));
    }
    let span = input.span();
    // Not an `Ident`: `false` is a literal to syn.
    let word = input.parse::<TokenTree>()?.to_string();
    match word.as_str() {
        "none" => return Ok(Some(Spec::Unchecked)),
        "bundled" => return Ok(Some(Spec::Bundled)),
        _ => errors.at(span, &not_a_document(&word)),
    }
    skip_until_comma(input)?;
    // The route is not checked: which document was meant is not known.
    Ok(Some(Spec::Unchecked))
}

fn not_a_document(value: &str) -> Message {
    let message = Message::new(format!("`{value}` is not a document"));
    match value {
        "None" | "false" | "null" => message.help("write `spec = none` to skip the check"),
        _ => message.help("`spec = \"openapi.yaml\"`, a file relative to Cargo.toml, or `spec = none`"),
    }
}

pub(super) fn rename_all(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Case>> {
    if !input.peek(LitStr) {
        errors.at(input.span(), &takes("rename_all", "a string", "\"camelCase\""));
        skip_until_comma(input)?;
        return Ok(None);
    }
    let literal: LitStr = input.parse()?;
    let case = Case::from_word(&literal.value());
    if case.is_none() {
        errors.push(&literal, &unknown_case(&literal.value()));
    }
    Ok(case)
}

pub(crate) fn runtime(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Path>> {
    parsed(input, || takes("crate", "a path", "path::to::memoram_runtime"), errors)
}
