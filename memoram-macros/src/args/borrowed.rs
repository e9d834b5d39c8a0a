//! Types of answers own their data: the bytes that an answer is read from do not outlive the call.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Type, parse_quote};

use crate::error::Errors;
use crate::message::Message;

/// The type. One that borrows is reported, and replaced by one that rustc has nothing to say about.
pub(super) fn owned(option: &str, ty: Type, errors: &mut Errors) -> Type {
    let Some(borrow) = borrow(ty.to_token_stream()) else { return ty };
    let message = Message::new(format!("`{option}` is read from bytes that end with the call, so it cannot borrow"));
    errors.push(borrow, &message.help("a type that owns its data, such as `String` for `&str`"));
    parse_quote!(::core::option::Option<()>)
}

/// The first `&`, or the first lifetime but `'static`, which `Cow<'static, str>` has.
fn borrow(tokens: TokenStream) -> Option<TokenStream> {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match (&token, tokens.peek()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == '&' => Some(quote!(#punct)),
            (TokenTree::Punct(punct), Some(TokenTree::Ident(name))) if punct.as_char() == '\'' && name != "static" => {
                Some(quote!(#punct #name))
            }
            (TokenTree::Group(group), _) => borrow(group.stream()),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}
