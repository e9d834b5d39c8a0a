//! Collects faults, so that one compile shows all of them.

extern crate proc_macro;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

use crate::message::Message;

/// The faults found so far, in the order of the checks.
#[derive(Default)]
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// Adds a fault that underlines `tokens`.
    pub(crate) fn push(&mut self, tokens: impl ToTokens, message: &Message) {
        self.underline(tokens.into_token_stream(), message);
    }

    /// Not generic, so that it is compiled once.
    fn underline(&mut self, tokens: TokenStream, message: &Message) {
        self.0.push(syn::Error::new_spanned(tokens, message));
    }

    /// Adds a fault at a span.
    pub(crate) fn at(&mut self, span: Span, message: &Message) {
        self.0.push(syn::Error::new(span, message));
    }

    /// Adds a fault in syn's own words.
    pub(crate) fn syn(&mut self, error: syn::Error) {
        self.0.push(error);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The errors in source order.
    pub(crate) fn to_compile_errors(&self) -> TokenStream {
        let mut errors: Vec<&syn::Error> = self.0.iter().collect();
        errors.sort_by_key(|error| position(error.span()));
        errors.into_iter().map(syn::Error::to_compile_error).collect()
    }

    #[cfg(test)]
    pub(crate) fn into_inner(self) -> Vec<syn::Error> {
        self.0
    }
}

/// Line and column. Outside the compiler they are not known.
fn position(span: Span) -> (usize, usize) {
    match proc_macro::is_available() {
        true => (span.unwrap().line(), span.unwrap().column()),
        false => (0, 0),
    }
}
