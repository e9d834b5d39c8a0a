//! What a checked struct becomes. Nothing here can fail: a struct with faults becomes a stub of the same shape.

mod credentials;
mod deprecated;
mod encode;
mod endpoint;
mod methods;
mod pages;
pub(crate) mod tracked;
pub(crate) mod types;

use memoram_openapi::Method;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{DeriveInput, Path};

use crate::check::{Body, Checked, Credentials, Endpoint, Reply};

/// One trait impl, or two where there are pages, and one inherent impl of methods that are a line each.
pub(crate) fn expand(input: &DeriveInput, runtime: Option<&Path>, checked: &Checked<'_>) -> TokenStream {
    let runtime = &Runtime(runtime);
    let stub = stub(checked.credentials.clone());
    let endpoint = checked.endpoint.as_ref().unwrap_or(&stub);
    let reply = answer_type(&checked.reply, runtime);
    let trait_impl = endpoint::expand(input, runtime, endpoint, &reply, checked);
    let item = checked.item.as_ref().map(|item| answer_type(item, runtime));
    let pages = item.as_ref().map(|item| pages::expand(input, runtime, endpoint.pages.as_ref(), item));
    let note = checked.deprecated.as_deref();
    let methods = methods::expand(input, runtime, endpoint, &reply, item.as_ref(), checked);
    let warning = note.map(|note| deprecated::expand(input, note));
    let tracked = tracked::expand(&checked.tracked);
    let types = types::expand(runtime, &endpoint.places);
    quote!(#trait_impl #pages #methods #warning #types #tracked)
}

/// A deprecated struct warns where the user names it. The impls, which name it too, must not.
fn allow_deprecated(input: &DeriveInput) -> Option<TokenStream> {
    let fields = match &input.data {
        syn::Data::Struct(data) => data.fields.iter().flat_map(|field| &field.attrs).collect(),
        _ => Vec::new(),
    };
    let mut attributes = input.attrs.iter().chain(fields);
    attributes.any(|attribute| attribute.path().is_ident("deprecated")).then(|| quote!(#[allow(deprecated)]))
}

/// Where the runtime is.
pub(crate) struct Runtime<'a>(Option<&'a Path>);

impl<'a> Runtime<'a> {
    pub(crate) fn at(path: Option<&'a Path>) -> Self {
        Runtime(path)
    }
}

impl ToTokens for Runtime<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self.0 {
            Some(path) => path.to_tokens(tokens),
            None => tokens.extend(quote!(::memoram_runtime)),
        }
    }
}

fn answer_type(reply: &Reply, runtime: &Runtime<'_>) -> TokenStream {
    match reply {
        Reply::Unit => quote!(()),
        Reply::Type(ty) => ty.clone(),
        Reply::Model(name) => {
            let name = Ident::new(name, Span::call_site());
            quote!(#runtime::model::#name)
        }
    }
}

/// What a struct with faults is expanded as.
fn stub<'a>(credentials: Credentials) -> Endpoint<'a> {
    Endpoint {
        method: Method::Get,
        template: "/",
        segments: Vec::new(),
        query: Vec::new(),
        headers: Vec::new(),
        body: Body::None,
        success: Vec::new(),
        accept: None,
        content_type: None,
        is_text: false,
        failures: Vec::new(),
        credentials,
        server: None,
        idempotent: false,
        pages: None,
        places: Vec::new(),
    }
}
