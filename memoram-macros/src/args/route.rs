//! The method and the path.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Lit, LitStr, Path, Token};

use super::{Word, skip_until_comma};
use crate::error::Errors;
use crate::method::Method;
use crate::names;
use crate::texts;

/// `POST, "/path"`, or the fault that is there instead.
pub(super) fn read(
    input: ParseStream<'_>,
    span: Span,
    errors: &mut Errors,
) -> syn::Result<Option<(Word<Method>, LitStr)>> {
    if input.is_empty() {
        errors.at(span, &texts::no_arguments());
        return Ok(None);
    }
    let Some(method) = method(input, errors)? else { return Ok(None) };
    let name = method.token.to_string();
    if input.is_empty() {
        errors.push(&method.token, &texts::no_path(&name));
        return Ok(None);
    }
    if input.peek(Lit) {
        errors.at(input.span(), &texts::no_comma(&name));
        return Ok(None);
    }
    // A word that is no method, in a place that is none, has been reported.
    if method.value.is_none() && !input.peek(Token![,]) {
        return Ok(None);
    }
    input.parse::<Token![,]>()?;
    if input.is_empty() {
        errors.push(&method.token, &texts::no_path(&name));
        return Ok(None);
    }
    let path = path(input, errors)?;
    Ok(method.value.zip(path).map(|(value, path)| (Word { value, token: method.token }, path)))
}

/// `None` where what follows cannot be made sense of; a `None` inside where the method is wrong but the path can be read.
fn method(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Word<Option<Method>>>> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        let capitals = literal.value().to_ascii_uppercase();
        let message = match Method::from_capitals(&capitals) {
            Some(method) => texts::method_is_a_string(method.as_str()),
            None => texts::no_method(&literal.value()),
        };
        errors.push(&literal, &message);
        return Ok(None);
    }
    let path = input.fork().call(Path::parse_mod_style).ok().filter(|path| path.segments.len() > 1);
    let last = path.as_ref().and_then(|path| path.segments.last());
    if let Some(method) = last.and_then(|last| Method::from_capitals(&last.ident.to_string())) {
        errors.push(&path, &texts::method_is_a_path(method.as_str()));
        return Ok(None);
    }
    let word = input.call(Ident::parse_any)?;
    let written = word.to_string();
    let capitals = written.to_ascii_uppercase();
    // The rest is read as if the method that was meant stood there.
    let value = Method::from_capitals(&capitals).or_else(|| {
        let known = names::nearest(&written, Method::ALL.map(Method::as_str))?;
        Method::from_capitals(known)
    });
    if Method::from_capitals(&written).is_none() {
        let message = match (Method::from_capitals(&capitals), capitals.as_str()) {
            (Some(method), _) => texts::method_in_lower_case(method.as_str()),
            (None, "CONNECT" | "TRACE") => texts::uncallable_method(&capitals),
            (None, _) => texts::unknown_method(&written),
        };
        errors.push(&word, &message);
    }
    Ok(Some(Word { value, token: quote::quote!(#word) }))
}

/// The path literal. An expression in its place is skipped.
fn path(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<LitStr>> {
    let literal = match input.peek(Lit) {
        true => input.parse::<Lit>()?,
        false => {
            errors.at(input.span(), &texts::path_not_literal());
            skip_until_comma(input)?;
            return Ok(None);
        }
    };
    match literal {
        Lit::Str(path) if path.suffix().is_empty() => Ok(Some(path)),
        other => {
            errors.push(&other, &texts::path_not_plain(&plain(&other)));
            Ok(None)
        }
    }
}

/// What a literal of another kind would be as a plain string.
fn plain(literal: &Lit) -> String {
    match literal {
        Lit::Str(text) => text.value(),
        Lit::ByteStr(text) => String::from_utf8_lossy(&text.value()).into_owned(),
        Lit::CStr(text) => text.value().to_string_lossy().into_owned(),
        Lit::Char(letter) => letter.value().to_string(),
        _ => "/".to_owned(),
    }
}
