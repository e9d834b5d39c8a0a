//! Makes the compiler compare the user's types with the schemas of the places where they are used.

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Runtime;
use crate::places::Place;

/// Expands to a constant for each place:
///
/// ```text
/// const _: () = {
///     use ::memoram_runtime::schema::{Place as __Place, Probe as __Probe, Unchecked as _};
///     let _ = __Probe::<()>::SCHEMAS;
///     __Place::takes(__Place::new(1, 2, "`GET /orders` answers `Order`", "openapi.yaml:7"), __Probe::<Order>::SCHEMAS)
/// };
/// ```
///
/// The call is spanned at the user's type, where rustc shows what is wrong. `()` is checked by nobody, so the trait is used
/// in any case: an `#[allow(unused_imports)]` would be an error in a crate that forbids the lint.
pub(crate) fn expand(runtime: &Runtime<'_>, places: &[Place]) -> TokenStream {
    let constants = places.iter().map(|Place { ty, says, location, document, schema, denies_unchecked, .. }| {
        let spans: Vec<Span> =
            ty.clone().into_iter().map(|token| token.span().resolved_at(Span::call_site())).collect();
        let fallback = Span::call_site();
        let (first, last) = (spans.first().copied().unwrap_or(fallback), spans.last().copied().unwrap_or(fallback));
        let name = name(ty);
        let deny = denies_unchecked.then(|| quote!(.denying_unchecked(#name)));
        let place = quote!(__Place::new(#document, #schema, #says, #location) #deny);
        let takes = quote_spanned!(first=> __Place::takes);
        let arguments = quote_spanned!(last=> (#place, __Probe::<#ty>::SCHEMAS));
        quote! {
            const _: () = {
                use #runtime::schema::{Place as __Place, Probe as __Probe, Unchecked as _};
                let _ = __Probe::<()>::SCHEMAS;
                #takes #arguments
            };
        }
    });
    constants.collect()
}

/// Expands to a call that says which of the types are checked:
///
/// ```text
/// .types(::memoram_runtime::__types!("Order": Order))
/// ```
///
/// The runtime's macro `__types!` becomes a list of them or an empty one, by the runtime's own feature `testing`: most builds
/// do not need the list, and it takes a constant for each endpoint.
pub(super) fn said(runtime: &Runtime<'_>, places: &[Place]) -> Option<TokenStream> {
    let mut names = HashSet::new();
    let once = places.iter().filter(|place| place.has_parts && names.insert(name(&place.ty)));
    let types = once.map(|Place { ty, .. }| {
        let name = name(ty);
        quote!(#name: #ty)
    });
    let types: Vec<TokenStream> = types.collect();
    (!types.is_empty()).then(|| quote!(.types(#runtime::__types!(#(#types),*))))
}

fn name(ty: &TokenStream) -> String {
    ty.to_string().replace(' ', "")
}
