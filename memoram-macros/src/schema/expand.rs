//! What a checked type becomes: an impl of a hidden trait that says which schemas it is held against.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Path};

use crate::document::Tracked;
use crate::expand::{Runtime, tracked, types};
use crate::places::Place;

/// A schema, as the compiler compares it: the document's hash, the schema's, and its name for messages.
pub(super) struct Identity {
    pub(super) document: u64,
    pub(super) schema: u64,
    pub(super) name: String,
}

/// Expands to:
///
/// ```text
/// impl ::memoram_runtime::schema::Checked for Order {
///     const SCHEMAS: &'static [::memoram_runtime::schema::Identity] = &[::memoram_runtime::schema::Identity::new(1, 2, "Order")];
/// }
/// ```
pub(super) fn expand(
    input: &DeriveInput,
    runtime: Option<&Path>,
    identities: &[Identity],
    places: &[Place],
    tracked: &Tracked,
) -> TokenStream {
    let runtime = Runtime::at(runtime);
    let name = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let schemas = identities
        .iter()
        .map(|Identity { document, schema, name }| quote!(#runtime::schema::Identity::new(#document, #schema, #name)));
    let types = types::expand(&runtime, places);
    let tracked = tracked::expand(tracked);
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #impl_generics #runtime::schema::Checked for #name #ty_generics #where_clause {
            const SCHEMAS: &'static [#runtime::schema::Identity] = &[#(#schemas),*];
        }
        #types
        #tracked
    }
}
