//! Warns of an operation that the document calls deprecated.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;

/// Expands to:
///
/// ```text
/// const _: () = {
///     #[deprecated(note = "`POST /x` is deprecated at openapi.yaml:205")]
///     const OPERATION: () = ();
///     OPERATION
/// };
/// ```
///
/// On stable Rust a macro can warn only through a lint, here by using a deprecated constant. The use is spanned at the
/// struct, and the levels that the struct sets for the lint are repeated.
pub(crate) fn expand(input: &DeriveInput, note: &str) -> TokenStream {
    let levels = input.attrs.iter().filter(|attribute| {
        let names_it = |list: &syn::MetaList| list.tokens.to_string().contains("deprecated");
        let is_level =
            |list: &syn::MetaList| ["allow", "expect", "warn", "deny"].iter().any(|level| list.path.is_ident(level));
        matches!(&attribute.meta, syn::Meta::List(list) if is_level(list) && names_it(list))
    });
    let operation = quote_spanned!(input.ident.span()=> OPERATION);
    quote! {
        #(#levels)*
        const _: () = {
            #[deprecated(note = #note)]
            const OPERATION: () = ();
            #operation
        };
    }
}
