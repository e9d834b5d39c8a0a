//! The user's type against a schema.

mod complete;
mod enums;
mod fields;
mod value;

use quote::ToTokens;

use super::item::{Item, Shape};
use super::target::Target;
use crate::error::Errors;
use crate::message::{Message, with_article};
use fields::Object;

/// Reports all that contradicts the schema. A type that another one is converted from is not looked into.
pub(super) fn check(item: &Item<'_>, target: &Target<'_>, errors: &mut Errors) {
    if item.words.is_converted {
        return;
    }
    let (schema, label) = (&target.schema, target.label.as_str());
    match &item.shape {
        Shape::Struct(members) => {
            let is = schema.type_name();
            if !["", "object"].contains(&is) {
                let message = Message::new(format!("{label} is {} in the document, not an object", with_article(is)));
                return errors.push(item.ident, &message.note(schema.location()));
            }
            let object = Object {
                label,
                schema: *schema,
                tag: None,
                owner: item.ident.to_token_stream(),
                owner_name: item.ident.to_string(),
                sides: item.sides().collect(),
                has_default: item.words.has_default,
                denies_unknown: item.words.denies_unknown.as_ref(),
            };
            fields::check(&object, members, errors);
        }
        Shape::Newtype(member) => {
            for side in item.sides() {
                if member.words.is_unchecked || *member.words.is_converted.of(side) {
                    continue;
                }
                if let Some(message) = value::fault(&member.ty, schema, label.trim_matches('`'), side) {
                    return errors.push(member.ty.original, &message.note(schema.location()));
                }
            }
        }
        Shape::Enum(variants) => enums::check(item, variants, schema, label, errors),
        Shape::Other => {}
    }
}
