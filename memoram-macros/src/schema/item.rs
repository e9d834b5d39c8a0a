//! The user's type, as serde sees it.

use memoram_openapi::spelling::Case;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Fields, LitStr, Path, Token};

use super::container::{ContainerWords, read_container};
use super::side::{Both, Side};
use super::words::{self, Words};
use crate::error::Errors;
use crate::message::Message;
use crate::request::RustType;

/// A struct or an enum.
pub(super) struct Item<'a> {
    pub(super) ident: &'a Ident,
    pub(super) words: ContainerWords,
    pub(super) shape: Shape<'a>,
    pub(super) reads: bool,
    pub(super) sends: bool,
    /// Whether an enum is written as integers, by `serde_repr`.
    pub(super) is_repr: bool,
}

pub(super) enum Shape<'a> {
    Struct(Vec<Member<'a>>),
    /// A struct of one field without a name, or a transparent one.
    Newtype(Box<Member<'a>>),
    Enum(Vec<Variant<'a>>),
    /// A unit struct, or a kind that has been reported.
    Other,
}

/// A field.
pub(super) struct Member<'a> {
    /// The field, or its type if it has no name.
    pub(super) tokens: TokenStream,
    pub(super) name: String,
    pub(super) ty: RustType<'a>,
    pub(super) words: Words,
}

/// A variant of an enum.
pub(super) struct Variant<'a> {
    pub(super) ident: &'a Ident,
    pub(super) name: String,
    pub(super) words: Words,
    pub(super) members: VariantMembers<'a>,
    pub(super) discriminant: Option<&'a syn::Expr>,
}

pub(super) enum VariantMembers<'a> {
    Unit,
    /// One value without a name.
    One(Box<Member<'a>>),
    Named(Vec<Member<'a>>),
    Several,
}

impl<'a> Item<'a> {
    pub(super) fn read(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let derives = derives(&input.attrs);
        let derives_any = |names: [&str; 2]| derives.iter().any(|name| names.contains(&name.as_str()));
        let words = read_container(&input.attrs);
        let shape = match &input.data {
            Data::Struct(data) => structure(&data.fields, &words, errors),
            Data::Enum(data) => Shape::Enum(data.variants.iter().map(|one| variant(one, &words, errors)).collect()),
            Data::Union(data) => {
                errors.push(data.union_token.to_token_stream(), &not_a_type("union"));
                Shape::Other
            }
        };
        Item {
            ident: &input.ident,
            words,
            shape,
            reads: derives_any(["Deserialize", "Deserialize_repr"]),
            sends: derives_any(["Serialize", "Serialize_repr"]),
            is_repr: derives_any(["Deserialize_repr", "Serialize_repr"]),
        }
    }

    pub(super) fn sides(&self) -> impl Iterator<Item = Side> + Clone + use<> {
        let sides = [self.reads.then_some(Side::Reads), self.sends.then_some(Side::Sends)];
        sides.into_iter().flatten()
    }
}

/// The last words of the derives that are still below the attribute.
pub(super) fn derives(attributes: &[Attribute]) -> Vec<String> {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let paths = lists.filter_map(|list| list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok());
    paths.flatten().filter_map(|path| Some(path.segments.last()?.ident.to_string())).collect()
}

pub(super) fn not_a_type(keyword: &str) -> Message {
    Message::new(format!("`#[memoram_schema]` describes a struct or an enum, not `{keyword}`"))
}

fn structure<'a>(fields: &'a Fields, words: &ContainerWords, errors: &mut Errors) -> Shape<'a> {
    match fields {
        Fields::Unit => Shape::Other,
        Fields::Named(named) => {
            let mut members: Vec<Member<'a>> =
                named.named.iter().filter_map(|field| member(field, words.rename_all, errors)).collect();
            match members.len() {
                1 if words.is_transparent => members.pop().map_or(Shape::Other, |one| Shape::Newtype(Box::new(one))),
                _ => Shape::Struct(members),
            }
        }
        Fields::Unnamed(fields) => {
            let mut all = fields.unnamed.iter();
            match (all.next(), all.next()) {
                (Some(field), None) => Shape::Newtype(Box::new(unnamed(field, errors))),
                (Some(_), Some(_)) => {
                    errors.push(
                        fields,
                        &Message::new("a struct of several fields needs their names").help("name the fields"),
                    );
                    Shape::Other
                }
                _ => Shape::Other,
            }
        }
    }
}

fn member<'a>(field: &'a syn::Field, case: Both<Option<Case>>, errors: &mut Errors) -> Option<Member<'a>> {
    let ident = field.ident.as_ref()?;
    let name = ident.unraw().to_string();
    let words = words::read_field(&field.attrs, &name, case, Case::apply, errors);
    Some(Member { tokens: ident.to_token_stream(), name, ty: RustType::of(&field.ty), words })
}

fn unnamed<'a>(field: &'a syn::Field, errors: &mut Errors) -> Member<'a> {
    let words = words::read_field(&field.attrs, "0", Both::default(), |_, name| name.to_owned(), errors);
    Member { tokens: field.ty.to_token_stream(), name: String::new(), ty: RustType::of(&field.ty), words }
}

fn variant<'a>(variant: &'a syn::Variant, words: &ContainerWords, errors: &mut Errors) -> Variant<'a> {
    let name = variant.ident.unraw().to_string();
    let own = words::read_field(&variant.attrs, &name, words.rename_all, Case::apply_to_variant, errors);
    // A variant's own `rename_all` is about its fields.
    let fields_case = if own.rename_all == Both::default() { words.rename_all_fields } else { own.rename_all };
    let members = match &variant.fields {
        Fields::Unit => VariantMembers::Unit,
        Fields::Named(named) => {
            VariantMembers::Named(named.named.iter().filter_map(|field| member(field, fields_case, errors)).collect())
        }
        Fields::Unnamed(fields) => {
            let mut all = fields.unnamed.iter();
            match (all.next(), all.next()) {
                (Some(field), None) => VariantMembers::One(Box::new(unnamed(field, errors))),
                _ => VariantMembers::Several,
            }
        }
    };
    let discriminant = variant.discriminant.as_ref().map(|(_, value)| value);
    Variant { ident: &variant.ident, name, words: own, members, discriminant }
}

/// What underlines a name: the literal that the user wrote, else the field or variant.
pub(super) fn name_tokens(words: &Words, tokens: &TokenStream) -> TokenStream {
    words.rename_literal.as_ref().map_or_else(|| tokens.clone(), LitStr::to_token_stream)
}
