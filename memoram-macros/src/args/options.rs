//! The options behind the path.

use proc_macro2::{Ident, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Lit, LitInt, LitStr, Path, Token, Type};

use super::{Auth, Options, Spec, Word, paginate, skip_until_comma};
use crate::case::Case;
use crate::check::headers;
use crate::error::Errors;
use crate::texts;

const OPTIONS: [&str; 9] =
    ["response", "status", "auth", "spec", "rename_all", "paginate", "form", "idempotent", "crate"];

pub(super) fn read(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Options> {
    let mut options = Options::default();
    let mut seen: Vec<String> = Vec::new();
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        let word = input.call(Ident::parse_any)?;
        let name = word.to_string();
        if seen.contains(&name) {
            errors.push(&word, &texts::option_twice(&name));
            skip_until_comma(input)?;
            continue;
        }
        option(input, &word, &mut options, errors)?;
        seen.push(name);
    }
    Ok(options)
}

fn option(input: ParseStream<'_>, word: &Ident, options: &mut Options, errors: &mut Errors) -> syn::Result<()> {
    let name = word.to_string();
    let example = match name.as_str() {
        "response" => "T",
        "status" => "201",
        "auth" => "none",
        "spec" => "\"openapi.yaml\"",
        "rename_all" => "\"camelCase\"",
        "crate" => "path",
        "form" | "idempotent" => {
            match name.as_str() {
                "form" => options.form = Some(word.clone()),
                _ => options.idempotent = true,
            }
            if input.peek(Token![=]) {
                errors.at(input.span(), &texts::flag_with_value(&name));
                skip_until_comma(input)?;
            }
            return Ok(());
        }
        "paginate" => {
            options.paginate = Some(paginate::read(input, word, errors)?);
            return Ok(());
        }
        _ => {
            errors.push(word, &texts::unknown_option(&name, &OPTIONS));
            return skip_until_comma(input);
        }
    };
    if !input.peek(Token![=]) {
        let wrong = input.fork().parse::<TokenTree>().unwrap_or_else(|_| word.clone().into());
        errors.push(wrong, &texts::option_needs_equals(&name, example));
        return skip_until_comma(input);
    }
    input.parse::<Token![=]>()?;
    match name.as_str() {
        "response" => options.response = response(input, errors)?,
        "status" => options.status = status(input, errors)?,
        "auth" => options.auth = auth(input, errors)?,
        "spec" => options.spec = spec(input, errors)?,
        "rename_all" => options.rename_all = rename_all(input, errors)?,
        _ => {
            let message = || texts::option_value("crate", "a path", "path::to::memoram_runtime");
            options.runtime = parsed_or_skipped::<Path>(input, message, errors)?;
        }
    }
    Ok(())
}

fn response(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Type>> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        errors.push(&literal, &texts::response_is_a_string(&literal.value()));
        return Ok(None);
    }
    parsed_or_skipped(input, || texts::option_value("response", "a type", "T"), errors)
}

/// A value that syn reads, or our words where it cannot.
pub(super) fn parsed_or_skipped<T: syn::parse::Parse>(
    input: ParseStream<'_>,
    message: impl FnOnce() -> texts::Message,
    errors: &mut Errors,
) -> syn::Result<Option<T>> {
    let fork = input.fork();
    if fork.parse::<T>().is_ok() {
        return input.parse().map(Some);
    }
    errors.at(input.span(), &message());
    skip_until_comma(input)?;
    Ok(None)
}

fn status(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Word<u16>>> {
    let literal: Lit = match input.peek(Lit) {
        true => input.parse()?,
        false => {
            errors.at(input.span(), &texts::option_value("status", "a number", "201"));
            skip_until_comma(input)?;
            return Ok(None);
        }
    };
    let number = match &literal {
        Lit::Int(number) => LitInt::base10_parse::<u16>(number).ok(),
        _ => None,
    };
    let token = quote::quote!(#literal);
    match number {
        Some(value @ 200..=299) => return Ok(Some(Word { value, token })),
        Some(value @ 100..=599) => errors.push(&literal, &texts::not_a_success(value)),
        _ => errors.push(&literal, &texts::not_a_status(&token.to_string())),
    }
    Ok(None)
}

const AUTH: &str = "`bearer`, `basic`, `key(\"X-Api-Key\")` or `none`";

fn auth(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Word<Auth>>> {
    let token: TokenTree = input.parse()?;
    let word = token.to_string();
    let value = match word.as_str() {
        "bearer" => Auth::Bearer,
        "basic" => Auth::Basic,
        "none" => Auth::Anonymous,
        "key" => return key(input, token, errors),
        _ => {
            let example = if word.eq_ignore_ascii_case("none") { "none" } else { "bearer" };
            errors.push(&token, &texts::option_value("auth", AUTH, example));
            return Ok(None);
        }
    };
    Ok(Some(Word { value, token: token.into() }))
}

/// What follows `key`: the name of a header, in parentheses.
fn key(input: ParseStream<'_>, word: TokenTree, errors: &mut Errors) -> syn::Result<Option<Word<Auth>>> {
    let group = input.peek(syn::token::Paren).then(|| input.parse::<proc_macro2::Group>()).transpose()?;
    let Some(name) = group.and_then(|group| syn::parse2::<LitStr>(group.stream()).ok()) else {
        errors.push(&word, &texts::option_value("auth", "`key` with the name of a header", "key(\"X-Api-Key\")"));
        return Ok(None);
    };
    match headers::key_fault(&name.value()) {
        Some(fault) => {
            errors.push(&name, &fault);
            Ok(None)
        }
        None => Ok(Some(Word { value: Auth::Key(name.value()), token: word.into() })),
    }
}

fn spec(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Spec>> {
    if input.peek(LitStr) {
        return input.parse().map(|file| Some(Spec::File(file)));
    }
    let span = input.span();
    match value_word(input)?.as_str() {
        "none" => return Ok(Some(Spec::None)),
        "bundled" => return Ok(Some(Spec::Bundled)),
        word => errors.at(span, &texts::spec_none(word)),
    }
    skip_until_comma(input)?;
    Ok(Some(Spec::None))
}

fn rename_all(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Case>> {
    if !input.peek(LitStr) {
        errors.at(input.span(), &texts::option_value("rename_all", "a string", "\"camelCase\""));
        skip_until_comma(input)?;
        return Ok(None);
    }
    let literal: LitStr = input.parse()?;
    let case = Case::from_word(&literal.value());
    if case.is_none() {
        errors.push(&literal, &texts::unknown_case(&literal.value(), &Case::WORDS.map(|(word, _)| word)));
    }
    Ok(case)
}

/// The next token as a word: `true` and `false` are literals to syn, and `none` is a word.
fn value_word(input: ParseStream<'_>) -> syn::Result<String> {
    input.parse::<TokenTree>().map(|token| token.to_string())
}
