//! `deserialize`: an impl of serde's `Deserialize` that costs little to compile, instead of serde's derive.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Fields, Path};

use super::item::{Item, Member, Shape, derives};
use super::side::Side;
use crate::error::Errors;
use crate::expand::Runtime;
use crate::message::Message;

/// So many slots are in one tuple, as `Default` is for tuples of at most 12. A tuple of such tuples has all of them.
const GROUP: usize = 12;
const MOST: usize = GROUP * GROUP;

/// Expands to:
///
/// ```text
/// impl<'de> ::memoram_runtime::schema::Deserialize<'de> for Order {
///     fn deserialize<__D: ::memoram_runtime::schema::Deserializer<'de>>(__from: __D) -> ::core::result::Result<Self, __D::Error> {
///         ::memoram_runtime::schema::read::<Self, ((Option<String>, Option<i64>,),), __D>(__from)
///     }
/// }
/// impl ::memoram_runtime::schema::Build<((Option<String>, Option<i64>,),)> for Order {
///     const NAME: &'static str = "Order";
///     const NAMES: &'static [&'static str] = &["id", "totalCents"];
///     fn set<'de, __A: …>(__slots: &mut …, __index: usize, __map: &mut __A) -> ::core::result::Result<(), __A::Error> {
///         match __index {
///             0usize => ::memoram_runtime::schema::set(&mut __slots.0.0, __map, "id"),
///             1usize => ::memoram_runtime::schema::set(&mut __slots.0.1, __map, "totalCents"),
///             _ => ::memoram_runtime::schema::skip(__map),
///         }
///     }
///     fn build<__E: …>(__slots: …) -> ::core::result::Result<Self, __E> {
///         ::core::result::Result::Ok(Order { id: ::memoram_runtime::schema::need(__slots.0.0, "id")?, … })
///     }
/// }
/// ```
///
/// With a fault there is an impl that reads nothing, so that nothing else fails.
pub(super) fn expand(
    input: &DeriveInput,
    item: &Item<'_>,
    word: &Ident,
    runtime: Option<&Path>,
    errors: &mut Errors,
) -> TokenStream {
    let fault = fault(input, item);
    fault.iter().for_each(|message| errors.push(word, message));
    if derives(&input.attrs).iter().any(|name| name == "Deserialize") || !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (runtime, name) = (Runtime::at(runtime), &input.ident);
    let (read, build) = match (&item.shape, fault) {
        (Shape::Struct(members), None) => parts(input, members, &runtime),
        _ => (
            quote!({
                let _ = __from;
                ::core::unreachable!()
            }),
            None,
        ),
    };
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'de> #runtime::schema::Deserialize<'de> for #name {
            fn deserialize<__D: #runtime::schema::Deserializer<'de>>(
                __from: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                #read
            }
        }
        #build
    }
}

/// The body of `deserialize`, and the impl that it uses.
fn parts(input: &DeriveInput, members: &[Member<'_>], runtime: &Runtime<'_>) -> (TokenStream, Option<TokenStream>) {
    let (name, idents) = (&input.ident, idents(input));
    let text = name.to_string();
    let names: Vec<&str> = members.iter().map(|one| one.words.name(Side::Reads).unwrap_or_default()).collect();
    let types: Vec<_> = members.iter().map(|one| one.ty.original).collect();
    let groups = types.chunks(GROUP).map(|types| quote!((#(::core::option::Option<#types>,)*)));
    let slots = quote!((#(#groups,)*));
    let places: Vec<TokenStream> = (0..names.len()).map(place).collect();
    let indexes = 0..names.len();
    let build = quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #runtime::schema::Build<#slots> for #name {
            const NAME: &'static ::core::primitive::str = #text;
            const NAMES: &'static [&'static ::core::primitive::str] = &[#(#names),*];

            fn set<'de, __A: #runtime::schema::MapAccess<'de>>(
                __slots: &mut #slots,
                __index: ::core::primitive::usize,
                __map: &mut __A,
            ) -> ::core::result::Result<(), __A::Error> {
                match __index {
                    #(#indexes => #runtime::schema::set(&mut __slots.#places, __map, #names),)*
                    _ => #runtime::schema::skip(__map),
                }
            }

            fn build<__E: #runtime::schema::Error>(__slots: #slots) -> ::core::result::Result<Self, __E> {
                ::core::result::Result::Ok(#name { #(#idents: #runtime::schema::need(__slots.#places, #names)?),* })
            }
        }
    };
    (quote!(#runtime::schema::read::<Self, #slots, __D>(__from)), Some(build))
}

/// Where the slot of a field is: `0.3`.
fn place(index: usize) -> TokenStream {
    let group = Literal::usize_unsuffixed(index.checked_div(GROUP).unwrap_or_default());
    let within = Literal::usize_unsuffixed(index.checked_rem(GROUP).unwrap_or_default());
    quote!(#group . #within)
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
    if idents(input).len() > MOST {
        let message = Message::new(format!("`deserialize` is for at most {MOST} fields, and `{name}` has more"));
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
