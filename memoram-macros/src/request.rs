//! The request struct, as it was written.

use quote::ToTokens;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Data, DeriveInput, Fields, LitStr, Token};

use crate::case::Case;
use crate::error::Errors;
use crate::field::{Field, skip_value};
use crate::texts;

/// The struct and its fields, in source order.
pub(crate) struct Request<'a> {
    pub(crate) original: &'a DeriveInput,
    pub(crate) fields: Vec<Field<'a>>,
    /// serde's `rename_all` on the struct.
    pub(crate) serde_rename_all: Option<Case>,
    /// Whether it is no struct with named fields, so that there is nothing to compare.
    pub(crate) is_broken: bool,
}

impl<'a> Request<'a> {
    pub(crate) fn read(original: &'a DeriveInput, errors: &mut Errors) -> Self {
        let mut request = Request { original, fields: Vec::new(), serde_rename_all: None, is_broken: false };
        for attribute in original.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            request.read_serde(attribute, errors);
        }
        match &original.data {
            Data::Struct(data) => request.read_fields(&data.fields, errors),
            Data::Enum(data) => errors.push(data.enum_token.to_token_stream(), &texts::not_a_struct("enum")),
            Data::Union(data) => errors.push(data.union_token.to_token_stream(), &texts::not_a_struct("union")),
        }
        let tuple = matches!(&original.data, Data::Struct(data) if matches!(data.fields, Fields::Unnamed(_)));
        request.is_broken = tuple || !matches!(original.data, Data::Struct(_));
        request
    }

    pub(crate) fn name(&self) -> String {
        self.original.ident.to_string()
    }

    fn read_fields(&mut self, fields: &'a Fields, errors: &mut Errors) {
        if let (Fields::Unnamed(_), Some(first)) = (fields, fields.iter().next()) {
            errors.push(first, &texts::tuple_struct(&self.name()));
        }
        let named = fields.iter().filter_map(|field| field.ident.as_ref().map(|ident| (field, ident)));
        self.fields = named.map(|(field, ident)| Field::read(field, ident, errors)).collect();
    }

    fn read_rename_all(&mut self, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
        let literal: LitStr = meta.value()?.parse()?;
        self.serde_rename_all = Case::from_word(&literal.value());
        if self.serde_rename_all.is_none() {
            errors.push(&literal, &texts::unknown_case(&literal.value(), &Case::WORDS.map(|(word, _)| word)));
        }
        Ok(())
    }

    /// `rename_all` is honoured; what changes how the whole struct is written cannot be.
    fn read_serde(&mut self, attribute: &Attribute, errors: &mut Errors) {
        let read = attribute.parse_nested_meta(|meta| {
            let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            match word.as_str() {
                "rename_all" if meta.input.peek(Token![=]) => self.read_rename_all(&meta, errors),
                "rename_all" => meta.parse_nested_meta(|inner| {
                    if !inner.path.is_ident("serialize") {
                        return skip_value(&inner);
                    }
                    self.read_rename_all(&inner, errors)
                }),
                "tag" | "content" | "untagged" | "transparent" | "into" | "remote" => {
                    errors.push(&meta.path, &texts::serde_container(&word));
                    skip_value(&meta)
                }
                _ => skip_value(&meta),
            }
        });
        if let Err(error) = read {
            errors.syn(error);
        }
    }
}
