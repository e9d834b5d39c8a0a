//! The attributes, as far as the command needs them. The macro reports what is wrong with them.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitStr, Meta, Token};

/// The document that a struct names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Spec {
    /// It names none.
    Default,
    File(String),
    Bundled,
    /// It is not checked.
    None,
}

/// What `#[memoram_endpoint(…)]` says.
pub(super) struct Arguments {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) spec: Spec,
    /// The name of the response's type, if it is a plain path.
    pub(super) response: Option<String>,
}

/// The tokens of the attributes of this name, also by a path and behind `cfg_attr`.
pub(super) fn named(attributes: &[Attribute], name: &str) -> Vec<TokenStream> {
    let mut found = Vec::new();
    for attribute in attributes {
        collect(&attribute.meta, name, &mut found);
    }
    found
}

fn collect(meta: &Meta, name: &str, found: &mut Vec<TokenStream>) {
    let last = meta.path().segments.last().map(|segment| segment.ident.to_string());
    match meta {
        Meta::List(list) if last.as_deref() == Some("cfg_attr") => {
            let parsed = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
            // The first is the condition.
            parsed.into_iter().flatten().skip(1).for_each(|meta| collect(&meta, name, found));
        }
        Meta::List(list) if last.as_deref() == Some(name) => found.push(list.tokens.clone()),
        Meta::Path(_) if last.as_deref() == Some(name) => found.push(TokenStream::new()),
        _ => {}
    }
}

/// Reads `METHOD, "path", option…`.
pub(super) fn arguments(tokens: TokenStream) -> Option<Arguments> {
    let read = |input: syn::parse::ParseStream<'_>| {
        let method: Ident = input.parse()?;
        input.parse::<Token![,]>()?;
        let path: LitStr = input.parse()?;
        Ok((method.to_string(), path.value(), input.parse::<TokenStream>()?))
    };
    let (method, path, options) = read.parse2(tokens).ok()?;
    let spec = match value_of(&options, "spec") {
        Some(TokenTree::Ident(word)) if word == "none" => Spec::None,
        Some(TokenTree::Ident(_)) => Spec::Bundled,
        Some(TokenTree::Literal(literal)) => Spec::File(syn::parse_str::<LitStr>(&literal.to_string()).ok()?.value()),
        _ => Spec::Default,
    };
    let response = match value_of(&options, "response") {
        Some(TokenTree::Ident(name)) => Some(name.to_string()),
        _ => None,
    };
    Some(Arguments { method, path, spec, response })
}

/// The first token of an option's value.
fn value_of(options: &TokenStream, name: &str) -> Option<TokenTree> {
    let mut tokens = options.clone().into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_equals = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '=');
        if matches!(&token, TokenTree::Ident(word) if word == name) && tokens.next_if(is_equals).is_some() {
            return tokens.next();
        }
    }
    None
}
