//! The method and the path.

use memoram_openapi::spelling::nearest;
use memoram_openapi::{Method, Template};
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Lit, LitStr, Path, Token};

use super::{no_arguments, path};
use crate::error::Errors;
use crate::message::Message;

/// `POST, "/access-requests/{id}"`, as it was written and as it is understood.
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) method_word: Ident,
    pub(crate) path: LitStr,
    pub(crate) template: Template,
    /// What is wrong with a path that has a query or a fragment, unless the document has such a key.
    pub(crate) suffix: Option<Message>,
}

impl Route {
    /// `POST /access-requests/{id}`
    pub(crate) fn label(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path.value())
    }
}

/// What stands before the options. What is wrong has been reported.
pub(crate) enum RouteResult {
    Route(Route),
    /// The path has a fault, and options may follow it.
    FaultyPath,
    /// Nothing can be read from here on.
    Unreadable,
}

/// Reads `POST, "/path"`.
pub(crate) fn read(input: ParseStream<'_>, span: Span, errors: &mut Errors) -> syn::Result<RouteResult> {
    if input.is_empty() {
        errors.at(span, &no_arguments());
        return Ok(RouteResult::Unreadable);
    }
    let Some(word) = method_word(input, errors)? else { return Ok(RouteResult::Unreadable) };
    let method = method(&word, errors);
    if input.peek(Lit) {
        errors.at(input.span(), &Message::new(format!("expected `,` between `{word}` and the path")));
        return Ok(RouteResult::Unreadable);
    }
    if !input.is_empty() {
        // The wrong method has already been reported.
        if method.is_none() && !input.peek(Token![,]) {
            return Ok(RouteResult::Unreadable);
        }
        input.parse::<Token![,]>()?;
    }
    if input.is_empty() {
        let message = Message::new(format!("the path is missing after `{word}`"));
        errors.push(&word, &message.help(format_args!("`#[memoram_endpoint({word}, \"/…\")]`")));
        return Ok(RouteResult::Unreadable);
    }
    let path = path::literal(input, errors)?;
    let Some((method, path)) = method.zip(path) else { return Ok(RouteResult::Unreadable) };
    Ok(match path::template(&path, errors) {
        Some((template, suffix)) => RouteResult::Route(Route { method, method_word: word, path, template, suffix }),
        None => RouteResult::FaultyPath,
    })
}

/// The word in the method's place. `None` if there is something else.
fn method_word(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Ident>> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        let message = match Method::from_capitals(&literal.value().to_ascii_uppercase()) {
            Some(method) => bare_word("string", method),
            None => missing_method(&literal.value()),
        };
        errors.push(&literal, &message);
        return Ok(None);
    }
    let path = input.fork().call(Path::parse_mod_style).ok().filter(|path| path.segments.len() > 1);
    let last = path.as_ref().and_then(|path| path.segments.last());
    if let Some(method) = last.and_then(|last| Method::from_capitals(&last.ident.to_string())) {
        errors.push(&path, &bare_word("path", method));
        return Ok(None);
    }
    input.call(Ident::parse_any).map(Some)
}

/// The method of a word, or the one that was most likely meant, so that the rest is read as if it stood there.
fn method(word: &Ident, errors: &mut Errors) -> Option<Method> {
    let written = word.to_string();
    if let Some(method) = Method::from_capitals(&written) {
        return Some(method);
    }
    const NOTE: &str = "an endpoint is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    let capitals = written.to_ascii_uppercase();
    let in_capitals = Method::from_capitals(&capitals);
    let meant = nearest(&written, Method::ALL.map(Method::as_str));
    let message = match (in_capitals, capitals.as_str(), meant) {
        (Some(method), ..) => Message::new("HTTP methods are written in capitals").help(write(method)),
        (None, "CONNECT" | "TRACE", _) => Message::new(format!("`{capitals}` cannot be called from here")).note(NOTE),
        (None, _, Some(known)) => Message::new(format!("unknown HTTP method `{written}`")).did_you_mean(known),
        (None, _, None) => Message::new(format!("unknown HTTP method `{written}`")).note(NOTE),
    };
    errors.push(word, &message);
    in_capitals.or_else(|| Method::from_capitals(meant?))
}

fn bare_word(written: &str, method: Method) -> Message {
    Message::new(format!("the method is a bare word, not a {written}")).help(write(method))
}

fn write(method: Method) -> String {
    format!("write `{}`", method.as_str())
}

/// A string where the method should be: the path, or the method and the path.
fn missing_method(text: &str) -> Message {
    let (method, path) = match text.split_once(' ') {
        Some((method, path)) if Method::from_capitals(method).is_some() => (method, path.trim()),
        _ => ("GET", text),
    };
    Message::new("the method is missing before the path")
        .help(format_args!("`#[memoram_endpoint({method}, {path:?})]`"))
}
