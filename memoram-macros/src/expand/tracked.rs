//! Makes the compiler expand a struct again when the document that it was checked against changes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::document::Tracked;

/// Expands to:
///
/// ```text
/// const _: &[::core::primitive::u8] = ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", "openapi.yaml"));
/// const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!("MEMORAM_SPEC");
/// ```
///
/// Nothing uses the bytes, so they are not part of the binary.
pub(crate) fn expand(tracked: &Tracked) -> TokenStream {
    let files = tracked.files.iter().map(|name| file(name));
    let environment = tracked.environment.then(|| {
        quote!(
            const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!("MEMORAM_SPEC");
        )
    });
    quote!(#(#files)* #environment)
}

/// A constant that holds a file of the crate.
fn file(file: &str) -> TokenStream {
    quote! {
        const _: &[::core::primitive::u8] =
            ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #file));
    }
}
