//! The attribute itself: it hands the struct on to the derive, token for token.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::error::Errors;
use crate::message::Message;
use crate::request::not_a_struct;

/// Expands to:
///
/// ```text
/// #[derive(::memoram_runtime::MemoramEndpoint)]
/// #[memoram(POST, "/access-requests")]
/// pub struct CreateAccessRequest { … }
/// ```
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let keyword = keyword(&item);
    match keyword {
        Some(keyword) if !["struct", "enum", "union"].contains(&keyword.to_string().as_str()) => {
            errors.push(&keyword, &not_a_struct(&keyword.to_string()));
            let errors = errors.to_compile_errors();
            quote!(#item #errors)
        }
        _ => {
            let item = without_second_attribute(item, &mut errors);
            let runtime = runtime_path(&args);
            let errors = errors.to_compile_errors();
            let helper = quote_spanned!(Span::call_site()=> #[memoram(#args)]);
            quote!(#errors #[derive(#runtime::MemoramEndpoint)] #helper #item)
        }
    }
}

/// The keyword of the item: `struct`, `enum`, `fn`, and so on.
fn keyword(item: &TokenStream) -> Option<Ident> {
    item.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(word) if !["pub", "unsafe", "async", "default"].contains(&word.to_string().as_str()) => {
            Some(word)
        }
        _ => None,
    })
}

/// Two endpoint attributes would make two impls of one trait. The second is reported and left out.
fn without_second_attribute(item: TokenStream, errors: &mut Errors) -> TokenStream {
    let mut tokens = item.into_iter().peekable();
    let mut kept = TokenStream::new();
    while let Some(token) = tokens.next() {
        let pound = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        match tokens.peek() {
            Some(TokenTree::Group(group)) if pound && names_the_attribute(group.stream()) => {
                let message = "a struct describes one operation, but this is its second `#[memoram_endpoint]`";
                errors.push(group.stream(), &Message::new(message).help("make a second struct"));
                tokens.next();
            }
            _ => kept.extend([token]),
        }
    }
    kept
}

fn names_the_attribute(attribute: TokenStream) -> bool {
    attribute
        .into_iter()
        .take_while(|token| !matches!(token, TokenTree::Group(_)))
        .last()
        .is_some_and(|token| matches!(token, TokenTree::Ident(word) if word == "memoram_endpoint"))
}

/// Where the runtime is. The derive is named by this path, so it is needed before the derive reads the arguments.
fn runtime_path(args: &TokenStream) -> TokenStream {
    let mut tokens = args.clone().into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_crate = matches!(&token, TokenTree::Ident(word) if word == "crate");
        if is_crate && matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=') {
            let path: Vec<TokenTree> = tokens.skip(1).take_while(|token| !is_comma(token)).collect();
            // If it is not a path, the default is used, so that the derive runs and reports it.
            let is_path = !path.is_empty() && !path.iter().any(|token| matches!(token, TokenTree::Literal(_)));
            return match is_path {
                true => path.into_iter().map(ungrouped).collect(),
                false => quote!(::memoram_runtime),
            };
        }
    }
    quote!(::memoram_runtime)
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// A path that `macro_rules!` passes on comes in an invisible group.
fn ungrouped(token: TokenTree) -> TokenStream {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => group.stream(),
        other => other.into(),
    }
}
