//! The values of options in an attribute.

use proc_macro2::TokenTree;
use syn::meta::ParseNestedMeta;
use syn::{LitStr, Token};

use crate::error::Errors;
use crate::message::Message;

/// The string after `option =`, or an error that says so.
pub(super) fn string_value(
    meta: &ParseNestedMeta<'_>,
    option: &str,
    example: &str,
    errors: &mut Errors,
) -> syn::Result<Option<LitStr>> {
    let takes_a_string =
        || Message::new(format!("`{option}` takes a string")).help(format_args!("`{option} = {example:?}`"));
    if !meta.input.peek(Token![=]) {
        errors.push(&meta.path, &takes_a_string());
        skip_value(meta)?;
        return Ok(None);
    }
    let value = meta.value()?;
    if value.peek(LitStr) {
        return value.parse().map(Some);
    }
    errors.at(value.span(), &takes_a_string());
    skip_value(meta)?;
    Ok(None)
}

/// Passes over the value of an option, up to the next comma.
pub(crate) fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        meta.input.parse::<TokenTree>()?;
    }
    Ok(())
}
