//! The request struct, as it was written.

mod field;
mod options;
mod rust_type;
mod serde;
mod values;

use memoram_openapi::spelling::Case;
use quote::ToTokens;
use syn::{Data, DeriveInput, Fields, Ident};

use crate::error::Errors;
use crate::message::Message;

pub(crate) use field::{Field, GivenRole, Role};
pub(crate) use rust_type::{Class, RustType, integer_for};
pub(crate) use values::skip_value;

/// The struct and its fields, in source order.
pub(crate) struct Request<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) fields: Vec<Field<'a>>,
    /// serde's `rename_all` on the struct.
    pub(crate) serde_rename_all: Option<Case>,
    /// True for an enum, a union or a tuple struct: its fields are not checked.
    pub(crate) is_broken: bool,
}

impl<'a> Request<'a> {
    pub(crate) fn read(original: &'a DeriveInput, errors: &mut Errors) -> Self {
        let ident = &original.ident;
        let mut serde_rename_all = None;
        // One struct may be under both attributes. The first of them is an attribute for its arguments by now.
        let mut names = original.attrs.iter().filter_map(|attribute| Some(&attribute.path().segments.last()?.ident));
        let has_schema = names.any(|name| name == "memoram_schemas" || name == "memoram_schema");
        for attribute in original.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            serde::read_struct(attribute, &mut serde_rename_all, errors);
        }
        let (fields, is_broken) = match &original.data {
            Data::Struct(data) => {
                (fields(ident, &data.fields, has_schema, errors), matches!(data.fields, Fields::Unnamed(_)))
            }
            Data::Enum(data) => {
                errors.push(data.enum_token.to_token_stream(), &not_a_struct("enum"));
                (Vec::new(), true)
            }
            Data::Union(data) => {
                errors.push(data.union_token.to_token_stream(), &not_a_struct("union"));
                (Vec::new(), true)
            }
        };
        Request { ident, fields, serde_rename_all, is_broken }
    }
}

fn fields<'a>(ident: &Ident, fields: &'a Fields, has_schema: bool, errors: &mut Errors) -> Vec<Field<'a>> {
    if let (Fields::Unnamed(_), Some(first)) = (fields, fields.iter().next()) {
        let message = Message::new("request fields need names: they become path, query, header and body names");
        errors.push(first, &message.help(format_args!("`struct {ident} {{ id: u64 }}`")));
    }
    let named = fields.iter().filter_map(|field| field.ident.as_ref().map(|ident| (field, ident)));
    named.map(|(field, ident)| Field::read(field, ident, has_schema, errors)).collect()
}

pub(crate) fn not_a_struct(keyword: &str) -> Message {
    Message::new(format!("`#[memoram_endpoint]` describes a request struct, not `{keyword}`")).help(match keyword {
        "enum" => "one struct per operation; an enum can be a field of it",
        _ => "put it on `struct MyRequest { … }`",
    })
}
