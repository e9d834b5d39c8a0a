//! `deserialize`: an impl of serde's `Deserialize` that costs little to compile, instead of serde's derive.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Fields, Path};

use super::item::{Item, Member, Shape, derives};
use super::side::Side;
use crate::error::Errors;
use crate::expand::Runtime;
use crate::message::Message;

/// Expands to:
///
/// ```text
/// impl<'de> ::memoram_runtime::schema::Deserialize<'de> for Order {
///     fn deserialize<D: ::memoram_runtime::schema::Deserializer<'de>>(__from: D) -> ::core::result::Result<Self, D::Error> {
///         fn __build(__fields: &::memoram_runtime::schema::Fields<'_>) -> ::core::result::Result<Order, …> {
///             ::core::result::Result::Ok(Order { id: __fields.take(0usize)?, total_cents: __fields.take(1usize)? })
///         }
///         ::memoram_runtime::schema::read(__from, "Order", &["id", "totalCents"], __build)
///     }
/// }
/// ```
///
/// The impl is there even with faults, with the fields that it can have, so that nothing else fails.
pub(super) fn expand(
    input: &DeriveInput,
    item: &Item<'_>,
    word: &Ident,
    runtime: Option<&Path>,
    errors: &mut Errors,
) -> TokenStream {
    if let Some(message) = fault(input, item) {
        errors.push(word, &message);
    }
    if derives(&input.attrs).iter().any(|name| name == "Deserialize") {
        return TokenStream::new();
    }
    let (runtime, name) = (Runtime::at(runtime), &input.ident);
    let (text, fields) = (name.to_string(), idents(input));
    let names: Vec<&str> = match &item.shape {
        Shape::Struct(members) => members.iter().map(|one| one.words.name(Side::Reads).unwrap_or_default()).collect(),
        _ => Vec::new(),
    };
    // What cannot be built has been reported.
    let build = match names.len() == fields.len() && input.generics.params.is_empty() && has_names(input) {
        true => {
            let indexes = 0..fields.len();
            quote!(::core::result::Result::Ok(#name { #(#fields: __fields.take(#indexes)?),* }))
        }
        false => quote!({
            let _ = __fields;
            ::core::unreachable!()
        }),
    };
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'de> #runtime::schema::Deserialize<'de> for #name {
            fn deserialize<__D: #runtime::schema::Deserializer<'de>>(
                __from: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                fn __build(
                    __fields: &#runtime::schema::Fields<'_>,
                ) -> ::core::result::Result<#name, #runtime::schema::FieldError> {
                    #build
                }
                #runtime::schema::read(__from, #text, &[#(#names),*], __build)
            }
        }
    }
}

fn has_names(input: &DeriveInput) -> bool {
    matches!(&input.data, Data::Struct(data) if matches!(data.fields, Fields::Named(_)))
}

fn idents(input: &DeriveInput) -> Vec<&Ident> {
    match &input.data {
        Data::Struct(data) => data.fields.iter().filter_map(|field| field.ident.as_ref()).collect(),
        _ => Vec::new(),
    }
}

/// Why the type needs serde's derive.
fn fault(input: &DeriveInput, item: &Item<'_>) -> Option<Message> {
    let name = &input.ident;
    let derive = "`#[derive(serde::Deserialize)]`, and drop `deserialize`";
    if derives(&input.attrs).iter().any(|name| name == "Deserialize") {
        let message =
            Message::new(format!("`{name}` derives `Deserialize`, so `deserialize` would make a second impl"));
        return Some(message.help("drop one of them"));
    }
    if !has_names(input) {
        let message = Message::new(format!("`deserialize` is for structs with named fields, and `{name}` is none"));
        return Some(message.help(derive));
    }
    if !input.generics.params.is_empty() {
        let message = Message::new(format!("`deserialize` is for types without parameters, and `{name}` has some"));
        return Some(message.help(derive));
    }
    let words = &item.words;
    let is_other = words.is_transparent || words.is_converted || words.has_default || words.denies_unknown.is_some();
    let of_field = match &item.shape {
        Shape::Struct(members) => members.iter().find_map(word_of),
        _ => None,
    };
    let word = of_field.or(is_other.then(|| format!("an attribute of serde on `{name}`")))?;
    Some(Message::new(format!("{word} is for serde's derive alone")).help(derive))
}

/// A word of serde's that the impl does not know.
fn word_of(member: &Member<'_>) -> Option<String> {
    let words = &member.words;
    let word = match () {
        () if words.is_flat => "flatten",
        () if words.is_converted.reads => "with",
        () if words.has_default => "default",
        () if !words.aliases.is_empty() => "alias",
        () if words.name(Side::Reads).is_none() => "skip",
        () => return None,
    };
    Some(format!("`{word}` on `{}`", member.name))
}
