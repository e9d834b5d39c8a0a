//! The expansion is a function over tokens, so most of it is tested without a compiler.

mod catalogue;
mod declarations;
mod documents;
mod hygiene;
mod real;
mod robust;
mod schema;
mod snapshots;
mod speed;

use proc_macro2::TokenStream;

use crate::document::CompiledCrate;
use crate::error::Errors;
use crate::{attribute, derive};

/// Returns this crate, so that test documents can be named relative to its folder.
fn home() -> CompiledCrate {
    CompiledCrate::at(env!("CARGO_MANIFEST_DIR"), None)
}

/// Returns the input of the derive: the attribute's expansion without `#[derive]`.
fn derive_input(source: &str) -> syn::DeriveInput {
    let tokens: TokenStream = source.parse().expect("the source lexes");
    let item: syn::DeriveInput = syn::parse2(tokens).expect("the source parses");
    let (mut endpoints, others): (Vec<_>, Vec<_>) =
        item.attrs.into_iter().partition(|attribute| attribute.path().is_ident("memoram_endpoint"));
    let endpoint = endpoints.remove(0);
    let args = match endpoint.meta {
        syn::Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    let helper: syn::DeriveInput = syn::parse_quote!(
        #[memoram(#args)]
        struct Helper;
    );
    let attrs = helper.attrs.into_iter().chain(endpoints).chain(others).collect();
    syn::DeriveInput { attrs, ..item }
}

/// Returns the errors of a struct: each message with the source text that it underlines.
fn faults(source: &str) -> Vec<(String, String)> {
    let input = derive_input(source);
    let mut errors = Errors::default();
    derive::run(&input, &home(), &mut errors);
    let shown = |error: syn::Error| (error.to_string(), error.span().source_text().unwrap_or_default());
    errors.into_inner().into_iter().map(shown).collect()
}

/// Returns the formatted impls of a struct.
fn expanded(source: &str) -> String {
    let input = derive_input(source);
    let mut errors = Errors::default();
    let tokens = derive::run(&input, &home(), &mut errors);
    let faults: Vec<String> = errors.into_inner().iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let file = syn::parse2(tokens).expect("the expansion parses");
    prettyplease::unparse(&file)
}

/// Expands the attribute, then the derive, on any tokens.
fn everything(args: &TokenStream, item: &TokenStream) -> (TokenStream, TokenStream) {
    let attribute = attribute::expand(args.clone(), item.clone());
    let derive = derive::expand(quote::quote!(#[memoram(#args)] #item), &home());
    (attribute, derive)
}

/// The example of the README.
const README: &str = r#"
    #[memoram_endpoint(POST, "/access-requests")]
    pub struct CreateAccessRequest<'a> {
        pub memory_key: &'a str,
        pub reason: &'a str,
    }
"#;
