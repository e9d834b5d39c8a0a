//! Pieces of syntax that options share. They pass over what is wrong, so that the rest is read.

use proc_macro2::{Ident, TokenTree};
use syn::Token;
use syn::parse::{Parse, ParseStream};

use crate::error::Errors;
use crate::message::Message;

/// Passes over the rest of an option. A comma between `<` and `>` belongs to a type.
pub(crate) fn skip_until_comma(input: ParseStream<'_>) -> syn::Result<()> {
    let mut depth: usize = 0;
    while !input.is_empty() && (depth > 0 || !input.peek(Token![,])) {
        match input.parse::<TokenTree>()? {
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth = depth.saturating_add(1),
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Skips the rest, because syn reports unread tokens.
pub(crate) fn skip_rest(input: ParseStream<'_>) -> syn::Result<()> {
    input.step(|cursor| {
        let mut end = *cursor;
        while let Some((_, next)) = end.token_tree() {
            end = next;
        }
        Ok(((), end))
    })
}

/// A value that syn reads, or `message` if it cannot.
pub(super) fn parsed<T: Parse>(
    input: ParseStream<'_>,
    message: impl FnOnce() -> Message,
    errors: &mut Errors,
) -> syn::Result<Option<T>> {
    if input.fork().parse::<T>().is_ok() {
        return input.parse().map(Some);
    }
    errors.at(input.span(), &message());
    skip_until_comma(input)?;
    Ok(None)
}

/// Reads the `=` behind an option or a key. Without one, the rest is passed over.
pub(crate) fn equals(word: &Ident, example: &str, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<bool> {
    if input.parse::<Option<Token![=]>>()?.is_some() {
        return Ok(true);
    }
    let wrong = input.fork().parse::<TokenTree>().unwrap_or_else(|_| word.clone().into());
    errors.push(wrong, &Message::new("expected `=`").help(format_args!("`{word} = {example}`")));
    skip_until_comma(input)?;
    Ok(false)
}

pub(super) fn given_twice(name: &str) -> Message {
    Message::new(format!("`{name}` is given twice"))
}
