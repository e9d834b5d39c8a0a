//! What serde's attributes say about a field.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitStr, Token};

use super::{Field, Marked, Role, skip_value};
use crate::error::Errors;
use crate::texts;

impl Field<'_> {
    /// What serde would do to the field is honoured or refused, never ignored; what is about reading is not ours.
    pub(super) fn read_serde(&mut self, attribute: &Attribute, errors: &mut Errors) {
        let read = attribute.parse_nested_meta(|meta| {
            let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            match word.as_str() {
                "rename" => self.read_serde_rename(&meta, errors),
                "skip" | "skip_serializing" => {
                    let path = &meta.path;
                    if self.role.is_none() {
                        self.role = Some(Marked { role: Role::Skip, word: quote::quote!(#path), by_serde: true });
                    }
                    Ok(())
                }
                "skip_serializing_if" => {
                    self.skip_if = meta.value()?.parse::<LitStr>()?.parse().map(Some)?;
                    Ok(())
                }
                "flatten" => {
                    errors.push(&meta.path, &texts::serde_flatten());
                    Ok(())
                }
                "with" | "serialize_with" => {
                    errors.push(&meta.path, &texts::serde_with(&word));
                    skip_value(&meta)
                }
                _ => skip_value(&meta),
            }
        });
        if let Err(error) = read {
            errors.syn(error);
        }
    }

    /// `rename = "a"`, or `rename(serialize = "a", deserialize = "b")`.
    fn read_serde_rename(&mut self, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
        if meta.input.peek(Token![=]) {
            return self.set_rename(meta, true, errors);
        }
        meta.parse_nested_meta(|inner| match inner.path.is_ident("serialize") {
            true => self.set_rename(&inner, true, errors),
            false => skip_value(&inner),
        })
    }
}
