//! `memoram_operations!`: the operations of a document, as a constant.

use memoram_openapi::Document;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::LitStr;
use syn::parse::{ParseStream, Parser};

use crate::document::{CompiledCrate, Tracked};
use crate::expand::tracked;
use crate::message::Message;

/// Expands to:
///
/// ```text
/// { const _: … = include_bytes!(…); &[("POST", "/access-requests"), …] }
/// ```
pub(crate) fn expand(tokens: TokenStream, home: &CompiledCrate) -> TokenStream {
    let parse = |input: ParseStream<'_>| match input.is_empty() {
        true => Ok(None),
        false => input.parse::<LitStr>().map(Some),
    };
    let (operations, errors, tracked) = match Parser::parse2(parse, tokens) {
        Ok(file) => list(file.as_ref(), home),
        Err(error) => (TokenStream::new(), error.to_compile_error(), Tracked::default()),
    };
    let tracked = tracked::expand(&tracked);
    quote!({ #errors #tracked &[#operations] })
}

fn list(file: Option<&LitStr>, home: &CompiledCrate) -> (TokenStream, TokenStream, Tracked) {
    let mut tracked = Tracked::settings(home, file.is_none());
    let name = match file {
        Some(file) => Ok(Some(file.value())),
        None => home.document().map(|document| Some(document?.file)),
    };
    match name.and_then(|name| home.load(name.as_deref())) {
        Ok(loaded) => {
            tracked.files.extend(loaded.watched);
            (pairs(&loaded.document), TokenStream::new(), tracked)
        }
        Err(message) => (TokenStream::new(), error(file, &message), tracked),
    }
}

fn pairs(document: &Document) -> TokenStream {
    let items = document.paths().filter_map(|template| document.path_item(template));
    let pairs = items.flat_map(|item| item.methods().into_iter().map(move |method| (method, item.template())));
    pairs.map(|(method, template)| quote!((#method, #template),)).collect()
}

fn error(file: Option<&LitStr>, message: &Message) -> TokenStream {
    match file {
        Some(file) => syn::Error::new_spanned(file, message),
        None => syn::Error::new(Span::call_site(), message),
    }
    .to_compile_error()
}
