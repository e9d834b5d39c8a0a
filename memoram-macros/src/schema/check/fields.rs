//! The fields of a struct or of a variant against the properties of an object.

use memoram_openapi::spelling::folded;
use memoram_openapi::{Property, Schema};
use proc_macro2::TokenStream;

use super::{complete, value};
use crate::error::Errors;
use crate::message::Message;
use crate::schema::item::{Member, name_tokens};
use crate::schema::side::Side;

/// An object, and the fields that stand for it.
pub(super) struct Object<'c, 'd> {
    /// How messages call it.
    pub(super) label: &'c str,
    pub(super) schema: Schema<'d>,
    /// The tag of an enum, which no field stands for.
    pub(super) tag: Option<&'c str>,
    pub(super) owner: TokenStream,
    pub(super) owner_name: String,
    pub(super) sides: Vec<Side>,
    pub(super) has_default: bool,
    /// serde's word `deny_unknown_fields`.
    pub(super) denies_unknown: Option<&'c TokenStream>,
}

pub(super) fn check(object: &Object<'_, '_>, members: &[Member<'_>], errors: &mut Errors) {
    let (properties, is_open) = object.schema.properties();
    let is_flat = members.iter().any(|member| member.words.is_flat);
    for member in members.iter().filter(|member| !member.words.is_flat) {
        let (mut seen, before) = (None, errors.count());
        // What is wrong for both sides is said once.
        for side in &object.sides {
            if errors.count() != before {
                break;
            }
            let Some(name) = member.words.name(*side) else { continue };
            match find(&properties, member, name, *side) {
                Some(property) => one(object, member, property, *side, errors),
                None if seen == Some(name) || member.words.undocumented.is_some() || is_open || is_flat => {}
                None => unknown(object, member, name, &properties, errors),
            }
            seen = Some(name);
        }
    }
    if !is_flat {
        complete::missing(object, members, &properties, errors);
        complete::refused(object, members, &properties, errors);
    }
}

fn find<'p, 'd>(
    properties: &'p [Property<'d>],
    member: &Member<'_>,
    name: &str,
    side: Side,
) -> Option<&'p Property<'d>> {
    let by_alias =
        |one: &&Property<'_>| side == Side::Reads && member.words.aliases.iter().any(|alias| alias == one.name);
    properties.iter().find(|one| one.name == name).or_else(|| properties.iter().find(by_alias))
}

/// A field that stands for a property.
fn one(object: &Object<'_, '_>, member: &Member<'_>, property: &Property<'_>, side: Side, errors: &mut Errors) {
    let (words, name) = (&member.words, property.name);
    if let Some(word) = &words.undocumented {
        let message = Message::new(format!("the document has `{name}` now")).help("leave `undocumented` out");
        return errors.push(word, &message.note(property.location));
    }
    if let (Some(word), Some(_)) = (&words.always, member.ty.optional()) {
        return errors
            .push(word, &Message::new("`always` and `Option` contradict each other").help("keep one of them"));
    }
    let Some(schema) = property.schema else { return };
    let only = object.sides.len() == 1;
    if side == Side::Reads && only && schema.is_write_only() {
        let message = Message::new(format!("`{name}` is write-only: no answer has it")).help("remove it");
        return errors.push(name_tokens(words, &member.tokens), &message.note(property.location));
    }
    if side == Side::Sends && only && schema.is_read_only() {
        let message = Message::new(format!("`{name}` is read-only: the server sets it")).help("remove it");
        return errors.push(name_tokens(words, &member.tokens), &message.note(property.location));
    }
    if words.is_unchecked || *words.is_converted.of(side) {
        return;
    }
    let fault =
        presence(object, member, property, &schema, side).or_else(|| value::fault(&member.ty, &schema, name, side));
    if let Some(message) = fault {
        errors.push(member.ty.original, &message.note(property.location));
    }
}

/// Whether the value may be absent or `null`, where the type cannot be.
fn presence(
    object: &Object<'_, '_>,
    member: &Member<'_>,
    property: &Property<'_>,
    schema: &Schema<'_>,
    side: Side,
) -> Option<Message> {
    let (words, name, ty) = (&member.words, property.name, &member.ty);
    let is_optional = ty.optional().is_some();
    // What has no type may be anything that is sent, and is not known to be `null` when it is read.
    let may_be_null = match side {
        Side::Reads => value::is_null(schema),
        Side::Sends => schema.is_nullable(),
    };
    match side {
        Side::Reads if words.always.is_some() || is_optional => None,
        Side::Reads if !property.required && !words.has_default && !object.has_default => {
            let message = Message::new(format!("`{name}` may be missing: the document does not require it"));
            Some(message.help(format_args!(
                "`Option<{ty}>`, `#[serde(default)]`, or `#[memoram(always)]` if the server always sends it"
            )))
        }
        Side::Reads if may_be_null && !ty.is_any() => {
            Some(Message::new(format!("`{name}` may be `null`")).help(format_args!("`Option<{ty}>`")))
        }
        Side::Sends if is_optional && property.required && !may_be_null => {
            let inner = ty.optional().map(ToString::to_string).unwrap_or_default();
            Some(Message::new(format!("`{name}` is required")).help(format_args!("`{inner}`")))
        }
        Side::Sends if is_optional && !may_be_null && !words.skips_some => {
            let message = Message::new(format!("`None` would be sent as `null`, which `{name}` may not be"));
            Some(message.help("`#[serde(skip_serializing_if = \"Option::is_none\")]`"))
        }
        _ => None,
    }
}

fn unknown(object: &Object<'_, '_>, member: &Member<'_>, name: &str, properties: &[Property<'_>], errors: &mut Errors) {
    let label = object.label;
    let folding: Vec<&str> =
        properties.iter().map(|one| one.name).filter(|one| folded(one) == folded(&member.name)).collect();
    let message = match (folding.as_slice(), member.words.by_case) {
        ([first, _, ..], None) => {
            let shown = folding.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
            Message::new(format!("`{}` fits the properties {shown}", member.name))
                .help(format_args!("`#[serde(rename = {first:?})]`"))
        }
        ([documented], Some(case)) => {
            let message = Message::new(format!(
                "`rename_all = {:?}` makes `{}` `{name}`, and the document has `{documented}`",
                case.word(),
                member.name
            ));
            message.help("leave `rename_all` out: names come from the document")
        }
        _ => {
            let effect = match object.sides.first() {
                Some(Side::Reads) => {
                    "it would never be filled; `#[memoram(undocumented)]` if the server sends it all the same"
                }
                _ => "`#[memoram(undocumented)]` if the server takes it all the same",
            };
            Message::new(format!("`{name}` is not a property of {label}"))
                .suggest(name, properties.iter().map(|one| one.name))
                .note(effect)
        }
    };
    errors.push(name_tokens(&member.words, &member.tokens), &message.note(object.schema.location()));
}
