//! The attribute: it tells serde the documented names, and hands the type on to the derive.

use memoram_openapi::Schema;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{DeriveInput, Meta};

use super::item::{derives, not_a_type};
use super::{CARRIER, args, inject, target};
use crate::document::{CompiledCrate, Tracked};
use crate::error::Errors;

/// Expands to:
///
/// ```text
/// #[derive(::memoram_runtime::MemoramSchema)]
/// #[memoram_schemas("Order")]
/// #[derive(Deserialize)]
/// struct Order { #[serde(rename = "totalCents")] total_cents: i64 }
/// ```
pub(crate) fn expand(args: TokenStream, item: TokenStream, home: &CompiledCrate) -> TokenStream {
    if let Some(keyword) = other_keyword(&item) {
        let mut errors = Errors::default();
        errors.push(&keyword, &not_a_type(&keyword.to_string()));
        let errors = errors.to_compile_errors();
        return quote!(#item #errors);
    }
    let Ok(mut input) = syn::parse2::<DeriveInput>(item.clone()) else { return item };
    let all = [args].into_iter().chain(take_others(&mut input)).collect::<Vec<_>>();
    // The derive reads them again, and reports what is wrong.
    let read: Vec<_> =
        all.iter().map(|args| args::read(args.clone(), Span::call_site(), &mut Errors::default())).collect();
    let names = derives(&input.attrs);
    let only_sends = !names.iter().any(|name| name.starts_with("Deserialize"))
        && !read.iter().any(|args| args.reads)
        && (names.iter().any(|name| name.starts_with("Serialize")) || read.iter().any(|args| args.sends));
    let documents: Vec<_> = read
        .iter()
        .filter_map(|args| {
            let at = TokenStream::new();
            Some((args, target::document(args, &at, home, &mut Tracked::default(), &mut Errors::default())?))
        })
        .collect();
    let targets = documents
        .iter()
        .flat_map(|(args, document)| target::targets(args, &input.ident, only_sends, document, &mut Errors::default()));
    let schemas: Vec<Schema<'_>> = targets.map(|target| target.schema).collect();
    inject::inject(&mut input, &schemas);
    let runtime = read.iter().find_map(|args| args.runtime.as_ref());
    let runtime = runtime.map_or_else(|| quote!(::memoram_runtime), ToTokens::to_token_stream);
    let carrier = Ident::new(CARRIER, Span::call_site());
    let carriers = all.iter().map(|args| quote_spanned!(Span::call_site()=> #[#carrier(#args)]));
    quote!(#[derive(#runtime::MemoramSchema)] #(#carriers)* #input)
}

/// The keyword of what is neither a struct nor an enum.
fn other_keyword(item: &TokenStream) -> Option<Ident> {
    let keyword = item.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(word) if !["pub", "unsafe", "async", "default"].contains(&word.to_string().as_str()) => {
            Some(word)
        }
        _ => None,
    })?;
    (!["struct", "enum"].contains(&keyword.to_string().as_str())).then_some(keyword)
}

/// The arguments of further attributes on the type.
fn take_others(input: &mut DeriveInput) -> Vec<TokenStream> {
    let is_ours = |meta: &Meta| meta.path().segments.last().is_some_and(|last| last.ident == "memoram_schema");
    let (ours, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut input.attrs).into_iter().partition(|one| is_ours(&one.meta));
    input.attrs = others;
    let tokens = ours.into_iter().map(|attribute| match attribute.meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    });
    tokens.collect()
}
