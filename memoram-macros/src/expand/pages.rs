//! The `Paginated` impl.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;

use super::{Runtime, allow_deprecated};
use crate::args::{FieldPath, Step};
use crate::check::Pages;

/// Expands to:
///
/// ```text
/// impl ::memoram_runtime::Paginated for ListMemoryBlobs {
///     type Item = ::memoram_runtime::model::MemoryBlob;
///     const CURSOR: &'static ::core::primitive::str = "cursor";
///     fn next(__page: &Self::Response) -> ::core::option::Option<::memoram_runtime::pages::Cursor> {
///         use ::memoram_runtime::pages::CursorValue;
///         CursorValue::cursor(&__page.next_cursor)
///     }
///     fn items(__page: Self::Response) -> ::core::option::Option<::std::vec::Vec<Self::Item>> {
///         use ::memoram_runtime::pages::ItemList;
///         ::core::option::Option::Some(ItemList::<Self::Item>::into_items(__page.memory_blobs))
///     }
/// }
/// ```
///
/// The traits are imported rather than named by path, so that the calls are spanned at the fields that the user named, and
/// rustc reports their types there. A stub has no `pages`, and so neither a next page nor items.
pub(crate) fn expand(
    input: &DeriveInput,
    runtime: &Runtime<'_>,
    pages: Option<&Pages<'_>>,
    item: &TokenStream,
) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let allow_deprecated = allow_deprecated(input);
    let cursor = pages.map_or("", |pages| &pages.cursor);
    let page = pages.map_or_else(|| quote!(_), |_| quote!(__page));
    let none = || quote!(::core::option::Option::None);
    let next = pages.map_or_else(none, |pages| next(runtime, pages.next));
    let items = pages.map_or_else(none, |pages| items(runtime, pages.items));
    quote! {
        #allow_deprecated
        #[automatically_derived]
        impl #impl_generics #runtime::Paginated for #name #ty_generics #where_clause {
            type Item = #item;
            const CURSOR: &'static ::core::primitive::str = #cursor;

            fn next(#page: &Self::Response) -> ::core::option::Option<#runtime::pages::Cursor> {
                #next
            }

            fn items(#page: Self::Response) -> ::core::option::Option<::std::vec::Vec<Self::Item>> {
                #items
            }
        }
    }
}

/// `next_cursor` becomes `&__page.next_cursor`; `pagination?.next_cursor` becomes
/// `&::core::option::Option::as_ref(&__page.pagination)?.next_cursor`.
fn next(runtime: &Runtime<'_>, path: &FieldPath) -> TokenStream {
    let span = path.span();
    let mut value = quote_spanned!(span=> __page);
    for Step { field, optional } in &path.steps {
        value = quote_spanned!(span=> #value.#field);
        if optional.is_some() {
            value = quote_spanned!(span=> ::core::option::Option::as_ref(&#value)#optional);
        }
    }
    let call = quote_spanned!(span=> CursorValue::cursor(&#value));
    quote! {
        use #runtime::pages::CursorValue;
        #call
    }
}

fn items(runtime: &Runtime<'_>, path: &FieldPath) -> TokenStream {
    let call =
        quote_spanned!(path.span()=> ::core::option::Option::Some(ItemList::<Self::Item>::into_items(__page.#path)));
    quote! {
        use #runtime::pages::ItemList;
        #call
    }
}
