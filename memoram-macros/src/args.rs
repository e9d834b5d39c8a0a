//! The arguments of the attribute: `POST, "/access-requests", response = AccessRequest, …`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Lit, LitInt, LitStr, Path, Token, Type};

use crate::case::Case;
use crate::error::Errors;
use crate::method::Method;
use crate::texts;

/// Everything that the arguments say.
pub(crate) struct Args {
    pub(crate) route: Option<(Word<Method>, LitStr)>,
    pub(crate) options: Options,
    /// Where an error about the attribute as a whole goes.
    pub(crate) span: Span,
}

/// A value and the token that it was read from.
pub(crate) struct Word<T> {
    pub(crate) value: T,
    pub(crate) token: TokenStream,
}

#[derive(Default)]
pub(crate) struct Options {
    pub(crate) response: Option<Type>,
    pub(crate) status: Option<Word<u16>>,
    pub(crate) auth: Option<Auth>,
    pub(crate) spec: Option<Spec>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) idempotent: bool,
    pub(crate) runtime: Option<Path>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Auth {
    Bearer,
    Anonymous,
}

pub(crate) enum Spec {
    None,
    File(LitStr),
}

const OPTIONS: [&str; 7] = ["response", "status", "auth", "spec", "rename_all", "idempotent", "crate"];

/// Reads the arguments; what is wrong goes to `errors`, and the rest is still read.
pub(crate) fn read(tokens: TokenStream, span: Span, errors: &mut Errors) -> Args {
    let read = |input: ParseStream<'_>| {
        let route = route(input, span, errors)?;
        let options = match route {
            Some(_) => options(input, errors)?,
            None => Options::default(),
        };
        input.step(|cursor| Ok(((), end_of(*cursor))))?;
        Ok(Args { route, options, span })
    };
    match Parser::parse2(read, tokens) {
        Ok(args) => args,
        Err(error) => {
            errors.syn(error);
            Args { route: None, options: Options::default(), span }
        }
    }
}

fn end_of(mut cursor: syn::buffer::Cursor<'_>) -> syn::buffer::Cursor<'_> {
    while let Some((_, next)) = cursor.token_tree() {
        cursor = next;
    }
    cursor
}

/// `POST, "/path"`, or the fault that is there instead.
fn route(input: ParseStream<'_>, span: Span, errors: &mut Errors) -> syn::Result<Option<(Word<Method>, LitStr)>> {
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
    let word = input.call(Ident::parse_any)?;
    let written = word.to_string();
    let value = Method::from_capitals(&written);
    if value.is_none() {
        let capitals = written.to_ascii_uppercase();
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

fn options(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Options> {
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
        "idempotent" => {
            options.idempotent = true;
            return Ok(());
        }
        _ => {
            errors.push(word, &texts::unknown_option(&name, &OPTIONS));
            return skip_until_comma(input);
        }
    };
    if !input.peek(Token![=]) {
        let span = if input.is_empty() { word.span() } else { input.span() };
        errors.at(span, &texts::option_needs_equals(&name, example));
        return skip_until_comma(input);
    }
    input.parse::<Token![=]>()?;
    match name.as_str() {
        "response" => options.response = response(input, errors)?,
        "status" => options.status = status(input, errors)?,
        "auth" => options.auth = auth(input, errors)?,
        "spec" => options.spec = spec(input, errors)?,
        "rename_all" => options.rename_all = rename_all(input, errors)?,
        _ => options.runtime = Some(input.call(Path::parse_mod_style)?),
    }
    Ok(())
}

fn response(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Type>> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        errors.push(&literal, &texts::response_is_a_string(&literal.value()));
        return Ok(None);
    }
    input.parse().map(Some)
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

fn auth(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Auth>> {
    let span = input.span();
    let word = value_word(input)?;
    match word.as_str() {
        "bearer" => return Ok(Some(Auth::Bearer)),
        "none" => return Ok(Some(Auth::Anonymous)),
        _ => errors.at(span, &texts::option_value("auth", "`bearer` or `none`", "none")),
    }
    Ok(None)
}

fn spec(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Spec>> {
    if input.peek(LitStr) {
        return input.parse().map(|file| Some(Spec::File(file)));
    }
    let span = input.span();
    match value_word(input)?.as_str() {
        "none" => return Ok(Some(Spec::None)),
        word => errors.at(span, &texts::spec_none(word)),
    }
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

/// Leaves the rest of a broken option, so that the next one is read.
fn skip_until_comma(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
