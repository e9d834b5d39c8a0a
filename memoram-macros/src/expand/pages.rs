//! The `Paginated` impl.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;

use super::{Runtime, allow_deprecated};
use crate::args::{FieldPath, Step};
use crate::check::{Follow, Pages};

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
/// Other kinds of lists have a `FOLLOW`, and numbered ones count the items of a page. The traits are imported rather than named
/// by path, so that the calls are spanned at the fields that the user named, and rustc reports their types there. A stub has no
/// `pages`, and so neither a next page nor items.
pub(crate) fn expand(
    input: &DeriveInput,
    runtime: &Runtime<'_>,
    pages: Option<&Pages<'_>>,
    item: &TokenStream,
) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let allow_deprecated = allow_deprecated(input);
    let follow = pages.map(|pages| follow(runtime, &pages.follow));
    let next = pages.and_then(|pages| pages.next).map(|path| next(runtime, path));
    let count = pages.filter(|pages| is_numbered(&pages.follow)).map(|pages| count(runtime, pages.items));
    let page = pages.map_or_else(|| quote!(_), |_| quote!(__page));
    let items = pages.map_or_else(|| quote!(::core::option::Option::None), |pages| items(runtime, pages.items));
    quote! {
        #allow_deprecated
        #[automatically_derived]
        impl #impl_generics #runtime::Paginated for #name #ty_generics #where_clause {
            type Item = #item;
            #follow
            #next
            #count

            fn items(#page: Self::Response) -> ::core::option::Option<::std::vec::Vec<Self::Item>> {
                #items
            }
        }
    }
}

fn follow(runtime: &Runtime<'_>, follow: &Follow) -> TokenStream {
    let follow = match follow {
        Follow::Cursor(name) => return quote!(const CURSOR: &'static ::core::primitive::str = #name;),
        Follow::Page { name, first } => quote!(Page { name: #name, first: #first }),
        Follow::Offset(name) => quote!(Offset(#name)),
        Follow::Link => quote!(Link),
        Follow::NextUrl => quote!(NextUrl),
    };
    quote!(const FOLLOW: #runtime::pages::Follow = #runtime::pages::Follow::#follow;)
}

fn is_numbered(follow: &Follow) -> bool {
    matches!(follow, Follow::Page { .. } | Follow::Offset(_))
}

fn next(runtime: &Runtime<'_>, path: &FieldPath) -> TokenStream {
    let value = borrowed(path);
    let call = quote_spanned!(path.span()=> CursorValue::cursor(#value));
    quote! {
        fn next(__page: &Self::Response) -> ::core::option::Option<#runtime::pages::Cursor> {
            use #runtime::pages::CursorValue;
            #call
        }
    }
}

fn count(runtime: &Runtime<'_>, path: &FieldPath) -> TokenStream {
    let value = borrowed(path);
    let call = quote_spanned!(path.span()=> ::core::option::Option::Some(ItemList::<Self::Item>::count(#value)));
    quote! {
        fn count(__page: &Self::Response) -> ::core::option::Option<::core::primitive::usize> {
            use #runtime::pages::ItemList;
            #call
        }
    }
}

/// `next_cursor` becomes `&__page.next_cursor`; `pagination?.next_cursor` becomes
/// `&::core::option::Option::as_ref(&__page.pagination)?.next_cursor`; `.` becomes `__page`.
fn borrowed(path: &FieldPath) -> TokenStream {
    let span = path.span();
    let mut value = quote_spanned!(span=> __page);
    for Step { field, optional } in &path.steps {
        value = quote_spanned!(span=> #value.#field);
        if optional.is_some() {
            value = quote_spanned!(span=> ::core::option::Option::as_ref(&#value)#optional);
        }
    }
    match path.steps.last() {
        Some(Step { optional: None, .. }) => quote_spanned!(span=> &#value),
        _ => value,
    }
}

fn items(runtime: &Runtime<'_>, path: &FieldPath) -> TokenStream {
    let page = match path.steps.is_empty() {
        true => quote_spanned!(path.span()=> __page),
        false => quote_spanned!(path.span()=> __page.#path),
    };
    let call = quote_spanned!(path.span()=> ::core::option::Option::Some(ItemList::<Self::Item>::into_items(#page)));
    quote! {
        use #runtime::pages::ItemList;
        #call
    }
}
