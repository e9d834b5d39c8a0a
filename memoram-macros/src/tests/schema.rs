//! Runs `#[memoram_schema]` as rustc does: the attribute, then the derive on what it makes.

use proc_macro2::TokenStream;
use syn::{DeriveInput, Meta};

use super::home;
use crate::error::Errors;
use crate::schema;

pub(super) const ORDERS: &str = "src/tests/documents/orders.yaml";

/// The arguments, with the test document, and the item of a source such as `#[memoram_schema("Order")] struct …`.
fn parts(source: &str) -> (TokenStream, TokenStream) {
    let item: DeriveInput = syn::parse_str(source).expect("the source parses");
    let mut attrs = item.attrs.clone();
    let first = attrs.iter().position(|one| one.path().is_ident("memoram_schema")).expect("it has the attribute");
    let args = match attrs.remove(first).meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    let spec: TokenStream = format!("spec = {ORDERS:?}").parse().expect("it lexes");
    let has_spec = args.to_string().contains("spec");
    let args = match (has_spec, args.is_empty()) {
        (true, _) => args,
        (false, true) => spec,
        (false, false) => quote::quote!(#args, #spec),
    };
    let item = DeriveInput { attrs, ..item };
    (args, quote::quote!(#item))
}

/// What the attribute makes of the source, as the derive gets it.
pub(super) fn injected(source: &str) -> DeriveInput {
    // The source is parsed as a whole, so that the texts of its spans can be read.
    let (args, item) = parts(source);
    let expansion = schema::attribute(args, item, &home());
    let mut input: DeriveInput = syn::parse2(expansion).expect("the expansion parses");
    input.attrs.remove(0);
    input
}

/// The faults: each message with the source text that it underlines.
pub(super) fn faults(source: &str) -> Vec<(String, String)> {
    let input = injected(source);
    let mut errors = Errors::default();
    schema::run(&input, &home(), &mut errors);
    let shown = |error: syn::Error| (error.to_string(), error.span().source_text().unwrap_or_default());
    errors.into_inner().into_iter().map(shown).collect()
}
