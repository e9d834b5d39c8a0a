//! The `Endpoint` impl.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::DeriveInput;

use super::{Runtime, allow_deprecated, credentials, encode, types};
use crate::check::{Checked, Endpoint};

/// Expands to:
///
/// ```text
/// impl<'a> ::memoram_runtime::Endpoint for CreateAccessRequest<'a> {
///     type Response = ::memoram_runtime::model::AccessRequest;
///     type Auth = ::memoram_runtime::auth::Bearer;
///     const SPEC: ::memoram_runtime::EndpointSpec = {
///         let _ = Self::send;
///         ::memoram_runtime::__blocking!(used);
///         …
///     };
///     fn encode(&self, __to: &mut ::memoram_runtime::Encoder) -> ::core::result::Result<(), ::memoram_runtime::Error> { … }
/// }
/// ```
///
/// The constant names the inherent methods, which a struct that is sent by `client.send(&request)` leaves unused. An
/// `#[allow(dead_code)]` would be an error in a crate that forbids the lint.
pub(crate) fn expand(
    input: &DeriveInput,
    runtime: &Runtime<'_>,
    endpoint: &Endpoint<'_>,
    reply: &TokenStream,
    checked: &Checked<'_>,
) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let auth = credentials::scheme(&endpoint.credentials);
    let spec = spec(runtime, endpoint);
    let allow_deprecated = allow_deprecated(input);
    let encode = encode::expand(runtime, endpoint);
    let allow_deprecated_methods = checked.deprecated.as_ref().map(|_| quote!(#[allow(deprecated)]));
    let pages =
        checked.item.as_ref().map(|_| quote!(let _ = (Self::pages, Self::items); #runtime::__blocking!(used pages);));
    quote! {
        #allow_deprecated
        #[automatically_derived]
        impl #impl_generics #runtime::Endpoint for #name #ty_generics #where_clause {
            type Response = #reply;
            type Auth = #runtime::auth::#auth;
            #allow_deprecated_methods
            const SPEC: #runtime::EndpointSpec = {
                let _ = Self::send;
                #pages
                #runtime::__blocking!(used);
                #spec
            };
            #encode
        }
    }
}

/// Expands to:
///
/// ```text
/// ::memoram_runtime::EndpointSpec::post("/access-requests").success(&[201]).failures(&[(400, "…")])
/// ```
fn spec(runtime: &Runtime<'_>, endpoint: &Endpoint<'_>) -> TokenStream {
    let (method, template) = (format_ident!("{}", endpoint.method.lower_case()), endpoint.template);
    let success = (!endpoint.success.is_empty()).then(|| {
        let statuses = &endpoint.success;
        quote!(.success(&[#(#statuses),*]))
    });
    let failures = (!endpoint.failures.is_empty()).then(|| {
        let failures = endpoint.failures.iter().map(|(status, text)| quote!((#status, #text)));
        quote!(.failures(&[#(#failures),*]))
    });
    let accept = endpoint.accept.as_ref().map(|types| quote!(.accept(#types)));
    let content_type = endpoint.content_type.as_ref().map(|media| quote!(.content_type(#media)));
    let text = endpoint.is_text.then(|| quote!(.text()));
    let idempotent = endpoint.idempotent.then(|| quote!(.idempotent()));
    let security = credentials::security(runtime, &endpoint.credentials);
    let server = endpoint.server.as_ref().map(|server| quote!(.server(#server)));
    let types = types::said(runtime, &endpoint.places);
    quote! {
        #runtime::EndpointSpec::#method(#template)
            #success #failures #accept #content_type #text #idempotent #security #server #types
    }
}
