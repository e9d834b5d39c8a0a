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
    /// The response's type.
    pub(super) response: TokenStream,
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
    let spec = match value_of(&options, "spec").into_iter().next() {
        Some(TokenTree::Ident(word)) if word == "none" => Spec::None,
        Some(TokenTree::Ident(_)) => Spec::Bundled,
        Some(TokenTree::Literal(literal)) => Spec::File(syn::parse_str::<LitStr>(&literal.to_string()).ok()?.value()),
        _ => Spec::Default,
    };
    Some(Arguments { method, path, spec, response: value_of(&options, "response") })
}

/// The method and the path of a request struct, by its attributes.
pub(crate) fn route_of(attributes: &[Attribute]) -> Option<(String, String)> {
    let arguments = named(attributes, "memoram_endpoint").into_iter().find_map(arguments)?;
    Some((arguments.method, arguments.path))
}

/// Whether one of the attributes says `#[memoram(body)]`.
pub(super) fn is_body(attributes: &[Attribute]) -> bool {
    named(attributes, "memoram").into_iter().flatten().any(|token| is_word(&token, "body"))
}

/// The words among tokens: of a type, its own name and those of what it holds.
pub(crate) fn names_in(ty: TokenStream) -> Vec<String> {
    let names = ty.into_iter().flat_map(|token| match token {
        TokenTree::Ident(name) => vec![name.to_string()],
        TokenTree::Group(group) => names_in(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => Vec::new(),
    });
    names.collect()
}

/// The tokens of an option's value, which ends at a comma that is not in a type's `<…>`. Empty if it is not there.
fn value_of(options: &TokenStream, name: &str) -> TokenStream {
    let mut tokens = options.clone().into_iter().peekable();
    while let Some(token) = tokens.next() {
        if is_word(&token, name) && tokens.next_if(|token| is_mark(token, '=')).is_some() {
            break;
        }
    }
    let mut depth: usize = 0;
    let value = tokens.take_while(|token| {
        if is_mark(token, '<') {
            depth = depth.saturating_add(1);
        } else if is_mark(token, '>') {
            depth = depth.saturating_sub(1);
        }
        depth > 0 || !is_mark(token, ',')
    });
    value.collect()
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(one) if one == word)
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(one) if one.as_char() == mark)
}
