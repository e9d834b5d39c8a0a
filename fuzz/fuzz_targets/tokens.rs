//! Uses arbitrary tokens as the arguments and the item of the attribute. Must not panic, and the expansion must parse.
#![no_main]
#![allow(dead_code, unused_imports)]

#[path = "../../memoram-macros/src/args/mod.rs"]
mod args;
#[path = "../../memoram-macros/src/attribute.rs"]
mod attribute;
#[path = "../../memoram-macros/src/check/mod.rs"]
mod check;
#[path = "../../memoram-macros/src/derive.rs"]
mod derive;
#[path = "../../memoram-macros/src/document.rs"]
mod document;
#[path = "../../memoram-macros/src/error.rs"]
mod error;
#[path = "../../memoram-macros/src/expand/mod.rs"]
mod expand;
#[path = "../../memoram-macros/src/header.rs"]
mod header;
#[path = "../../memoram-macros/src/message.rs"]
mod message;
#[path = "../../memoram-macros/src/operations.rs"]
mod operations;
#[path = "../../memoram-macros/src/places.rs"]
mod places;
#[path = "../../memoram-macros/src/request/mod.rs"]
mod request;

use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;

fuzz_target!(|text: &str| {
    let (args, item) = text.split_once('\n').unwrap_or((text, "struct S { reason: String }"));
    let (Ok(args), Ok(item)) = (args.parse::<TokenStream>(), item.parse::<TokenStream>()) else { return };
    attribute::expand(args.clone(), item.clone());
    let expansion = derive::expand(quote::quote!(#[memoram(#args)] #item), &document::CompiledCrate::current());
    assert!(syn::parse2::<syn::File>(expansion).is_ok());
});
