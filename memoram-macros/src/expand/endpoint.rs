//! The `Endpoint` impl.

use memoram_openapi::Auth;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::DeriveInput;

use super::{Runtime, allow_deprecated, encode};
use crate::check::Endpoint;

/// Expands to:
///
/// ```text
/// impl<'a> ::memoram_runtime::Endpoint for CreateAccessRequest<'a> {
///     type Response = ::memoram_runtime::model::AccessRequest;
///     type Auth = ::memoram_runtime::auth::Bearer;
///     const SPEC: ::memoram_runtime::EndpointSpec = …;
///     fn encode(&self, to: &mut ::memoram_runtime::Encoder) -> ::core::result::Result<(), ::memoram_runtime::Error> { … }
/// }
/// ```
pub(crate) fn expand(
    input: &DeriveInput,
    runtime: &Runtime<'_>,
    endpoint: &Endpoint<'_>,
    reply: &TokenStream,
) -> TokenStream {
    let name = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let auth = match &endpoint.auth {
        Auth::Bearer => quote!(Bearer),
        Auth::Basic => quote!(Basic),
        Auth::Key(_) => quote!(Key),
        Auth::Anonymous => quote!(Anonymous),
    };
    let spec = spec(runtime, endpoint);
    let allow_deprecated = allow_deprecated(input);
    let encode = encode::expand(runtime, endpoint);
    quote! {
        #allow_deprecated
        #[automatically_derived]
        impl #impl_generics #runtime::Endpoint for #name #ty_generics #where_clause {
            type Response = #reply;
            type Auth = #runtime::auth::#auth;
            const SPEC: #runtime::EndpointSpec = #spec;
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
    let idempotent = endpoint.idempotent.then(|| quote!(.idempotent()));
    let key_header = match &endpoint.auth {
        Auth::Key(header) => Some(quote!(.key_header(#header))),
        _ => None,
    };
    quote!(#runtime::EndpointSpec::#method(#template) #success #failures #idempotent #key_header)
}
