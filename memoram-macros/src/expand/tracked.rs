//! Lets the compiler see when the user's document changes.

use proc_macro2::TokenStream;
use quote::quote;

/// Expands to:
///
/// ```text
/// const _: &[u8] = ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", "openapi.yaml"));
/// ```
///
/// Nothing uses the bytes, so none of them reach the binary.
pub(crate) fn expand(file: &str) -> TokenStream {
    quote! {
        const _: &[u8] =
            ::core::include_bytes!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #file));
    }
}
