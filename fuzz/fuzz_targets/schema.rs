//! Uses arbitrary tokens as the arguments and the item of `#[memoram_schema]`. Must not panic, and the expansion must parse.
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
#[path = "../../memoram-macros/src/schema/mod.rs"]
mod schema;

use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;

fuzz_target!(|text: &str| {
    let (args, item) = text.split_once('\n').unwrap_or((text, "#[derive(Deserialize)] struct AccessRequest { id: String }"));
    let (Ok(args), Ok(item)) = (args.parse::<TokenStream>(), item.parse::<TokenStream>()) else { return };
    let home = document::CompiledCrate::current();
    schema::attribute(args.clone(), item.clone(), &home);
    let expansion = schema::derive(quote::quote!(#[memoram_schemas(#args)] #item), &home);
    assert!(syn::parse2::<syn::File>(expansion).is_ok());
});
