//! serde's attributes. Those that affect serialization are applied or refused; the others are ignored.

use memoram_openapi::spelling::Case;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitStr, Token};

use super::field::{Field, GivenRole, Role};
use super::options::set_rename;
use super::values::skip_value;
use crate::args::unknown_case;
use crate::error::Errors;
use crate::message::Message;

/// `#[serde(…)]` on the struct: `rename_all` is honoured, and what changes how the whole struct is written is refused.
pub(super) fn read_struct(attribute: &Attribute, rename_all: &mut Option<Case>, errors: &mut Errors) {
    let read = attribute.parse_nested_meta(|meta| {
        let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        match word.as_str() {
            "rename_all" if meta.input.peek(Token![=]) => read_rename_all(&meta, rename_all, errors),
            "rename_all" => meta.parse_nested_meta(|inner| match inner.path.is_ident("serialize") {
                true => read_rename_all(&inner, rename_all, errors),
                false => skip_value(&inner),
            }),
            "tag" | "content" | "untagged" | "transparent" | "into" | "remote" => {
                let message = Message::new(format!(
                    "`{word}` changes how the whole struct is written, but an endpoint writes its fields itself"
                ));
                errors.push(&meta.path, &message.help("move it to the type of a `#[memoram(body)]` field"));
                skip_value(&meta)
            }
            _ => skip_value(&meta),
        }
    });
    if let Err(error) = read {
        errors.syn(error);
    }
}

fn read_rename_all(meta: &ParseNestedMeta<'_>, to: &mut Option<Case>, errors: &mut Errors) -> syn::Result<()> {
    let literal: LitStr = meta.value()?.parse()?;
    *to = Case::from_word(&literal.value());
    if to.is_none() {
        errors.push(&literal, &unknown_case(&literal.value()));
    }
    Ok(())
}

/// `#[serde(…)]` on a field.
pub(super) fn read_field(field: &mut Field<'_>, attribute: &Attribute, errors: &mut Errors) {
    let read = attribute.parse_nested_meta(|meta| {
        let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        match word.as_str() {
            "rename" => read_rename(field, &meta, errors),
            "skip" | "skip_serializing" => {
                let path = &meta.path;
                let given = || GivenRole { role: Role::Skip, word: quote::quote!(#path), by_serde: true };
                field.role.get_or_insert_with(given);
                Ok(())
            }
            "skip_serializing_if" => {
                field.skip_if = meta.value()?.parse::<LitStr>()?.parse().map(Some)?;
                Ok(())
            }
            "flatten" => {
                let message = Message::new("`flatten` hides which properties are sent, so they cannot be checked");
                let help = "write the fields out, or make it the whole body with `#[memoram(body)]`";
                errors.push(&meta.path, &message.help(help));
                Ok(())
            }
            "with" | "serialize_with" => {
                let message = Message::new(format!("`{word}` is not used here: fields are written one by one"));
                errors.push(&meta.path, &message.help("a newtype with its own `Serialize`"));
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
fn read_rename(field: &mut Field<'_>, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
    if meta.input.peek(Token![=]) {
        return set_rename(field, meta, true, errors);
    }
    meta.parse_nested_meta(|inner| match inner.path.is_ident("serialize") {
        true => set_rename(field, &inner, true, errors),
        false => skip_value(&inner),
    })
}
