//! The inherent methods.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use super::{Runtime, allow_deprecated, credentials};
use crate::check::{Checked, Endpoint};

/// Expands to:
///
/// ```text
/// impl<'a> CreateAccessRequest<'a> {
///     pub fn send(&self, __client: &::memoram_runtime::Client) -> ::memoram_runtime::Call<…> {
///         __client.send(self)
///     }
///     ::memoram_runtime::__blocking!(pub, …);
/// }
/// ```
///
/// With `paginate(…)` there are `pages` and `items` too. If the document calls the operation deprecated, all of them are
/// deprecated, so that rustc also warns at each call.
///
/// Names of parameters begin with underscores: a pattern `client` would be a constant of that name, if the user has one.
///
/// The runtime's macro `__blocking!` becomes `send_blocking` or nothing, by the runtime's own feature. A feature of this crate
/// would not do: cargo builds this crate once for several builds of the runtime, which may have different features.
pub(crate) fn expand(
    input: &DeriveInput,
    runtime: &Runtime<'_>,
    endpoint: &Endpoint<'_>,
    reply: &TokenStream,
    item: Option<&TokenStream>,
    checked: &Checked<'_>,
) -> TokenStream {
    let (name, vis) = (&input.ident, &input.vis);
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let allow_deprecated = allow_deprecated(input);
    let docs = docs(endpoint).join("\n");
    let deprecated = checked.deprecated.as_ref().map(|note| quote!(#[deprecated(note = #note)]));
    let stream = checked.is_stream.then(|| quote!(stream));
    let pages = item.map(|item| pages(input, runtime, endpoint, reply, item, deprecated.as_ref()));
    quote! {
        #allow_deprecated
        #[automatically_derived]
        impl #impl_generics #name #ty_generics #where_clause {
            #[doc = #docs]
            #deprecated
            #vis fn send(&self, __client: &#runtime::Client) -> #runtime::Call<#reply> {
                __client.send(self)
            }
            #runtime::__blocking!(#deprecated #stream #vis, #reply);
            #pages
        }
    }
}

fn pages(
    input: &DeriveInput,
    runtime: &Runtime<'_>,
    endpoint: &Endpoint<'_>,
    reply: &TokenStream,
    item: &TokenStream,
    deprecated: Option<&TokenStream>,
) -> TokenStream {
    let (vis, method, template) = (&input.vis, endpoint.method.as_str(), endpoint.template);
    let pages = format!(" The pages of `{method} {template}`, from the one that the request asks for.");
    let items = format!(" The items of `{method} {template}`, page after page.");
    quote! {
        #[doc = #pages]
        #deprecated
        #vis fn pages(&self, __client: &#runtime::Client) -> #runtime::Pages<#reply> {
            __client.pages(self)
        }

        #[doc = #items]
        #deprecated
        #vis fn items(&self, __client: &#runtime::Client) -> #runtime::Items<#item> {
            __client.items(self)
        }

        #runtime::__blocking!(#deprecated pages #vis, #reply, #item);
    }
}

/// What the document says of the operation.
fn docs(endpoint: &Endpoint<'_>) -> Vec<String> {
    let success = match endpoint.success.as_slice() {
        [] => "any 2xx".to_owned(),
        statuses => statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(" or "),
    };
    let (method, template) = (endpoint.method.as_str(), endpoint.template);
    let credentials = credentials::docs(&endpoint.credentials);
    let mut docs = vec![
        format!(" Sends `{method} {template}`, {credentials}. Success is {success}."),
        String::new(),
        " Nothing is sent before the call is awaited.".to_owned(),
    ];
    if !endpoint.failures.is_empty() {
        docs.extend([String::new(), " # Errors".to_owned(), String::new()]);
        docs.push(" Beside what can happen to any call, the document has these failures:".to_owned());
        docs.push(String::new());
        docs.extend(endpoint.failures.iter().map(|(status, text)| format!(" - {status}: {text}")));
    }
    docs
}
