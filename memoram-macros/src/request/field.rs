//! One field of the struct, and what its attributes say.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Lit, LitStr, Path};

use super::rust_type::RustType;
use super::{options, serde};
use crate::error::Errors;

/// A field, as it was written.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    /// The identifier without `r#`.
    pub(crate) name: String,
    pub(crate) ty: RustType<'a>,
    pub(crate) role: Option<GivenRole>,
    pub(crate) rename: Option<Rename>,
    pub(crate) max_length: Option<(usize, Lit)>,
    /// Of a body that is sent as it is.
    pub(crate) content_type: Option<LitStr>,
    /// Whether its type is not compared with what the document has there.
    pub(crate) unchecked: bool,
    /// serde's `skip_serializing_if`.
    pub(crate) skip_if: Option<Path>,
    /// Whether an attribute of the field is wrong. Then the field is not checked against the document.
    pub(crate) faulty: bool,
}

/// A role that an attribute gives, and the word that does.
pub(crate) struct GivenRole {
    pub(crate) role: Role,
    pub(crate) word: TokenStream,
    pub(crate) by_serde: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Path,
    Query,
    Header,
    /// The whole body.
    Body,
    /// One property of a JSON body or of a form.
    Property,
    Skip,
}

impl Role {
    /// The word for it in the attribute.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Role::Path => "path",
            Role::Query => "query",
            Role::Header => "header",
            Role::Body | Role::Property => "body",
            Role::Skip => "skip",
        }
    }
}

pub(crate) struct Rename {
    pub(crate) name: String,
    pub(crate) literal: LitStr,
    pub(crate) by_serde: bool,
}

impl<'a> Field<'a> {
    pub(super) fn read(original: &'a syn::Field, ident: &'a Ident, has_schema: bool, errors: &mut Errors) -> Self {
        let before = errors.count();
        let mut field = Field {
            ident,
            name: ident.unraw().to_string(),
            ty: RustType::of(&original.ty),
            role: None,
            rename: None,
            max_length: None,
            content_type: None,
            unchecked: false,
            skip_if: None,
            faulty: false,
        };
        for attribute in &original.attrs {
            if attribute.path().is_ident("memoram") {
                options::read(&mut field, attribute, has_schema, errors);
            } else if attribute.path().is_ident("serde") {
                serde::read_field(&mut field, attribute, errors);
            }
        }
        field.faulty = errors.count() != before;
        field
    }

    /// Whether `#[memoram(…)]` or serde gives it this role.
    pub(crate) fn has_role(&self, role: Role) -> bool {
        self.role.as_ref().is_some_and(|given| given.role == role)
    }

    /// Where a fault of the field's wire name is: the name if the user wrote it, else the field.
    pub(crate) fn name_tokens(&self) -> TokenStream {
        match &self.rename {
            Some(rename) => rename.literal.to_token_stream(),
            None => self.ident.to_token_stream(),
        }
    }
}
