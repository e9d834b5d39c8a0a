//! `#[memoram_schema]`: a type of the user's, held against schemas of the document.
//!
//! The attribute tells serde the documented names and hands the type on to a derive, which sees `#[cfg]`s resolved and the
//! derives below, and judges.

mod args;
mod attribute;
mod check;
mod container;
mod deserialize;
mod expand;
mod inject;
mod item;
mod places;
mod side;
mod target;
mod words;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, DeriveInput, Meta};

pub(crate) use attribute::expand as attribute;

use args::SchemaArgs;
use expand::Identity;
use item::Item;

use crate::document::{CompiledCrate, Tracked};
use crate::error::Errors;
use crate::message::Message;

/// The inert attribute that carries the arguments of `#[memoram_schema]` to the derive.
const CARRIER: &str = "memoram_schemas";

/// The derive: the impl, and an error for each fault. The impl is there even with faults, so that nothing else fails.
pub(crate) fn derive(item: TokenStream, home: &CompiledCrate) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::default();
    let mut tokens = run(&input, home, &mut errors);
    tokens.extend(errors.to_compile_errors());
    tokens
}

/// The impl. The faults go to `errors`.
pub(crate) fn run(input: &DeriveInput, home: &CompiledCrate, errors: &mut Errors) -> TokenStream {
    let carriers = input.attrs.iter().filter(|attribute| attribute.path().is_ident(CARRIER));
    let all: Vec<(SchemaArgs, TokenStream)> = carriers.map(|carrier| read_args(carrier, errors)).collect();
    let mut item = Item::read(input, errors);
    item.reads |= all.iter().any(|(args, _)| args.reads);
    item.sends |= all.iter().any(|(args, _)| args.sends);
    if !item.reads && !item.sends {
        let message =
            Message::new("`#[memoram_schema]` finds no `#[derive(Deserialize)]` or `#[derive(Serialize)]` below it");
        errors.push(&input.ident, &message.help("put it above the derive: serde is told the documented names"));
    }
    let (mut tracked, mut identities, mut places) = (Tracked::default(), Vec::new(), Vec::new());
    for (args, at) in all.iter().filter(|(args, _)| !args.is_faulty) {
        let Some(document) = target::document(args, at, home, &mut tracked, errors) else { continue };
        let only_sends = item.sends && !item.reads;
        for target in target::targets(args, &input.ident, only_sends, &document, errors) {
            check::check(&item, &target, errors);
            places.extend(places::of(&item, &target, &document, (&input.generics, home.denies_unchecked())));
            let (document, schema) = (document.digest(), target.schema.identity());
            identities.push(Identity { document, schema, name: target.label.clone() });
        }
    }
    let runtime = all.iter().find_map(|(args, _)| args.runtime.as_ref());
    let word = all.iter().find_map(|(args, _)| args.deserialize.as_ref());
    let deserialize = word.map(|word| deserialize::expand(input, &item, word, runtime, errors));
    if !errors.is_empty() {
        identities.clear();
        places.clear();
    }
    let checked = expand::expand(input, runtime, &identities, &places, &tracked);
    quote::quote!(#checked #deserialize)
}

/// The arguments, and what to underline where none of them is wrong.
fn read_args(carrier: &Attribute, errors: &mut Errors) -> (SchemaArgs, TokenStream) {
    let tokens = match &carrier.meta {
        Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    };
    let at = if tokens.is_empty() { carrier.path().to_token_stream() } else { tokens.clone() };
    (args::read(tokens, carrier.pound_token.span, errors), at)
}
