//! One field of the struct, and what its `#[memoram(…)]` and `#[serde(…)]` attributes say.

mod serde;

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Lit, LitStr, Meta, Path, Token};

use crate::error::Errors;
use crate::texts;

/// A field, as it was written.
pub(crate) struct Field<'a> {
    pub(crate) original: &'a syn::Field,
    pub(crate) ident: &'a Ident,
    /// The identifier without `r#`.
    pub(crate) name: String,
    pub(crate) role: Option<Marked>,
    pub(crate) rename: Option<Rename>,
    pub(crate) max_length: Option<(usize, Lit)>,
    /// Of a whole body that is sent as it is.
    pub(crate) content_type: Option<LitStr>,
    /// serde's `skip_serializing_if`.
    pub(crate) skip_if: Option<Path>,
    /// Whether an attribute of the field is wrong: then the document is not asked about it.
    pub(crate) faulty: bool,
}

/// A role that an attribute gives, and the word that does.
pub(crate) struct Marked {
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
    /// One property of the JSON body: the role of an unmarked field.
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
    pub(crate) fn read(original: &'a syn::Field, ident: &'a Ident, errors: &mut Errors) -> Self {
        let name = ident.unraw().to_string();
        let before = errors.count();
        let mut field = Field {
            original,
            ident,
            name,
            role: None,
            rename: None,
            max_length: None,
            content_type: None,
            skip_if: None,
            faulty: false,
        };
        for attribute in &original.attrs {
            if attribute.path().is_ident("memoram") {
                field.read_memoram(attribute, errors);
            } else if attribute.path().is_ident("serde") {
                field.read_serde(attribute, errors);
            }
        }
        field.faulty = errors.count() != before;
        field
    }

    fn read_memoram(&mut self, attribute: &Attribute, errors: &mut Errors) {
        match &attribute.meta {
            Meta::List(list) if !list.tokens.is_empty() => {}
            _ => return errors.push(attribute, &texts::field_attribute_empty()),
        }
        let read = attribute.parse_nested_meta(|meta| self.read_option(&meta, errors));
        if let Err(error) = read {
            errors.syn(error);
        }
    }

    fn read_option(&mut self, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
        let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        match word.as_str() {
            "path" => self.set_role(Role::Path, meta, errors),
            "query" => self.set_role(Role::Query, meta, errors),
            "body" => self.set_role(Role::Body, meta, errors),
            "skip" => self.set_role(Role::Skip, meta, errors),
            "header" => {
                self.set_role(Role::Header, meta, errors);
                if meta.input.peek(Token![=]) {
                    self.set_rename(meta, false, errors)?;
                }
            }
            "rename" => self.set_rename(meta, false, errors)?,
            "content_type" => self.set_content_type(meta, errors)?,
            "max_length" => self.set_max_length(meta, errors)?,
            _ => {
                let path = &meta.path;
                errors.push(path, &texts::unknown_field_option(&quote::quote!(#path).to_string()));
                skip_value(meta)?;
            }
        }
        Ok(())
    }

    fn set_role(&mut self, role: Role, meta: &ParseNestedMeta<'_>, errors: &mut Errors) {
        let path = &meta.path;
        match &self.role {
            Some(first) if first.role == role => {
                errors.push(path, &texts::field_option_twice(role.word(), &self.name));
            }
            Some(first) => errors.push(path, &texts::two_roles(&self.name, first.role.word(), role.word())),
            None => self.role = Some(Marked { role, word: quote::quote!(#path), by_serde: false }),
        }
    }

    fn set_rename(&mut self, meta: &ParseNestedMeta<'_>, by_serde: bool, errors: &mut Errors) -> syn::Result<()> {
        let Some(literal) = string_value(meta, "rename", errors)? else { return Ok(()) };
        let name = literal.value();
        match &self.rename {
            Some(first) if first.by_serde == by_serde => {
                errors.push(&meta.path, &texts::field_option_twice("rename", &self.name));
            }
            Some(first) if first.name != name => {
                errors.push(&literal, &texts::two_renames(&first.name, &name));
            }
            _ if name.is_empty() => errors.push(&literal, &texts::empty_rename()),
            _ => self.rename = Some(Rename { name, literal, by_serde }),
        }
        Ok(())
    }

    fn set_content_type(&mut self, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
        let Some(literal) = string_value(meta, "content_type", errors)? else { return Ok(()) };
        let value = literal.value();
        let is_sent = value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
        match &self.content_type {
            Some(_) => errors.push(&meta.path, &texts::field_option_twice("content_type", &self.name)),
            None if !is_sent || !value.contains('/') || value.contains('*') => {
                errors.push(&literal, &texts::not_a_content_type(&value));
            }
            None => self.content_type = Some(literal),
        }
        Ok(())
    }

    fn set_max_length(&mut self, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
        if !meta.input.peek(Token![=]) {
            errors.push(&meta.path, &texts::max_length_value());
            return skip_value(meta);
        }
        let value = meta.value()?;
        if !value.peek(Lit) {
            errors.at(value.span(), &texts::max_length_value());
            return skip_value(meta);
        }
        let literal: Lit = value.parse()?;
        let number = match &literal {
            Lit::Int(number) => number.base10_parse().ok().filter(|&number| number > 0),
            _ => None,
        };
        match (number, &self.max_length) {
            (None, _) => errors.push(&literal, &texts::max_length_value()),
            (Some(_), Some(_)) => errors.push(&meta.path, &texts::field_option_twice("max_length", &self.name)),
            (Some(number), None) => self.max_length = Some((number, literal)),
        }
        Ok(())
    }
}

/// The string after `option =`, or an error that says so.
pub(crate) fn string_value(
    meta: &ParseNestedMeta<'_>,
    option: &str,
    errors: &mut Errors,
) -> syn::Result<Option<LitStr>> {
    let example = format!("{:?}", if option == "content_type" { "image/png" } else { "wireName" });
    if !meta.input.peek(Token![=]) {
        errors.push(&meta.path, &texts::field_option_value(option, &example));
        skip_value(meta)?;
        return Ok(None);
    }
    let value = meta.value()?;
    if value.peek(LitStr) {
        return value.parse().map(Some);
    }
    errors.at(value.span(), &texts::field_option_value(option, &example));
    skip_value(meta)?;
    Ok(None)
}

/// Passes over the value of an option, whatever its form, up to the next comma.
pub(crate) fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        meta.input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(())
}
