//! Enums against enumerations and alternatives.

use memoram_openapi::spelling::nearest;
use memoram_openapi::{Discriminator, Schema};
use quote::ToTokens;

use super::fields::{self, Object};
use crate::error::Errors;
use crate::message::{Message, with_article};
use crate::schema::item::{Item, Variant, VariantMembers, name_tokens};
use crate::schema::side::Side;

pub(super) fn check(item: &Item<'_>, variants: &[Variant<'_>], schema: &Schema<'_>, label: &str, errors: &mut Errors) {
    if let Some(discriminator) = schema.discriminator() {
        return tagged(item, variants, &discriminator, label, errors);
    }
    if schema.has_alternatives() && schema.alternatives().len() > 1 {
        if !item.words.is_untagged {
            let message = Message::new(format!("no property tells the alternatives of {label} apart"));
            errors.push(item.ident, &message.help("`#[serde(untagged)]`").note(schema.location()));
        }
        return;
    }
    match schema.type_name() {
        "object" | "array" => {
            let kind = schema.type_name();
            let message = Message::new(format!("{label} is {} in the document", with_article(kind)));
            let help = if kind == "object" { "a struct" } else { "a `Vec`" };
            errors.push(item.ident, &message.help(help).note(schema.location()));
        }
        _ if item.words.is_untagged => {}
        _ => values(item, variants, schema, label, errors),
    }
}

/// An enum of strings or of integers.
fn values(item: &Item<'_>, variants: &[Variant<'_>], schema: &Schema<'_>, label: &str, errors: &mut Errors) {
    let known: Vec<&str> = schema.enumeration().collect();
    if known.is_empty() {
        return;
    }
    let is_catch_all = |variant: &Variant<'_>| variant.words.is_other || variant.words.is_untagged;
    let numbers = numbers(variants);
    let name_of = |index: usize, variant: &Variant<'_>, side| match item.is_repr {
        true => numbers.get(index).cloned().flatten(),
        false => variant.words.name(side).map(str::to_owned),
    };
    for (index, variant) in variants.iter().enumerate().filter(|(_, variant)| !is_catch_all(variant)) {
        if !matches!(variant.members, VariantMembers::Unit) {
            let kind = if schema.type_name().is_empty() { "string" } else { schema.type_name() };
            let message = Message::new(format!("{label} is {}, and `{}` has data", with_article(kind), variant.ident));
            errors.push(variant.ident, &message.note(schema.location()));
            continue;
        }
        let names: Vec<String> = item.sides().filter_map(|side| name_of(index, variant, side)).collect();
        if variant.words.undocumented.is_some() {
            if let Some(name) = names.iter().find(|name| known.contains(&name.as_str())) {
                let message = Message::new(format!("the document has `{name}` now")).help("leave `undocumented` out");
                errors.push(&variant.words.undocumented, &message);
            }
            continue;
        }
        if let Some(name) = names.iter().find(|name| !known.contains(&name.as_str())) {
            errors.push(
                name_tokens(&variant.words, &variant.ident.to_token_stream()),
                &no_value(variant, name, &known, label, schema),
            );
        }
    }
    if !item.reads || variants.iter().any(is_catch_all) {
        return;
    }
    let is_read = |value: &&str| {
        let has = |(index, variant): (usize, &Variant<'_>)| {
            let name = name_of(index, variant, Side::Reads);
            let by_name = name.as_deref().is_some_and(|name| name == *value || is_misspelling(name, value, &known));
            by_name || variant.words.aliases.iter().any(|alias| alias == value)
        };
        variants.iter().enumerate().any(has)
    };
    let missing: Vec<&str> = known.iter().copied().filter(|value| !is_read(value)).collect();
    if let [first, ..] = missing.as_slice() {
        let shown = missing.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
        let help = match item.is_repr {
            true => "a variant for each, or `#[serde(other)] Other,` for them and those to come".to_owned(),
            false => format!(
                "add `{},`, or `#[serde(other)] Other,` for this one and those to come",
                memoram_openapi::rust::type_name(first)
            ),
        };
        let message = Message::new(format!("`{}` has no variant for {shown}", item.ident)).help(help);
        errors.push(item.ident, &message.note(schema.location()));
    }
}

/// The value that a name most likely misspells. Variants begin with a capital, and values seldom do.
fn nearest_value<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let lower = written.to_lowercase();
    nearest(written, known.iter().copied()).or_else(|| nearest(&lower, known.iter().copied()))
}

fn is_misspelling(written: &str, value: &str, known: &[&str]) -> bool {
    !known.contains(&written) && nearest_value(written, known) == Some(value)
}

fn no_value(variant: &Variant<'_>, name: &str, known: &[&str], label: &str, schema: &Schema<'_>) -> Message {
    let message = match name == variant.name {
        true => Message::new(format!("`{name}` is not a value of {label}")),
        false => Message::new(format!("`{}` is `{name}`, which is not a value of {label}", variant.name)),
    };
    let message = match nearest_value(name, known) {
        Some(meant) => message.help(format_args!("did you mean `{meant}`? `#[serde(rename = {meant:?})]`")),
        None => message.list(known.iter().copied()),
    };
    message.note(schema.location())
}

/// The numbers of the variants, as far as they are written or follow from one that is.
fn numbers(variants: &[Variant<'_>]) -> Vec<Option<String>> {
    let mut next: Option<i128> = Some(0);
    let numbers = variants.iter().map(|variant| {
        let number = match variant.discriminant {
            Some(value) => value.to_token_stream().to_string().replace([' ', '_'], "").parse().ok(),
            None => next,
        };
        next = number.and_then(|number: i128| number.checked_add(1));
        number.map(|number| number.to_string())
    });
    numbers.collect()
}

/// An enum whose variants are told apart by a property.
fn tagged(
    item: &Item<'_>,
    variants: &[Variant<'_>],
    discriminator: &Discriminator<'_>,
    label: &str,
    errors: &mut Errors,
) {
    let property = discriminator.property;
    match &item.words.tag {
        None => {
            let message = Message::new(format!("the alternatives of {label} are told apart by `{property}`"));
            return errors.push(item.ident, &message.help(format_args!("`#[serde(tag = {property:?})]`")));
        }
        Some(tag) if tag.value() != property => {
            let message = Message::new(format!("{label} is told apart by `{property}`, not `{}`", tag.value()));
            return errors.push(tag, &message.help(format_args!("{property:?}")));
        }
        Some(_) => {}
    }
    let known: Vec<&str> = discriminator.alternatives.iter().map(|(value, _)| *value).collect();
    for variant in variants.iter().filter(|variant| !variant.words.is_other && !variant.words.is_untagged) {
        let name = item.sides().find_map(|side| variant.words.name(side));
        let Some(name) = name.filter(|_| variant.words.undocumented.is_none()) else { continue };
        let Some((value, alternative)) = discriminator.alternatives.iter().find(|(value, _)| *value == name) else {
            let message = Message::new(format!("`{name}` is not an alternative of {label}"));
            let message = match nearest_value(name, &known) {
                Some(meant) => message.help(format_args!("did you mean `{meant}`? `#[serde(rename = {meant:?})]`")),
                None => message.list(known.iter().copied()),
            };
            errors.push(name_tokens(&variant.words, &variant.ident.to_token_stream()), &message);
            continue;
        };
        if let (VariantMembers::Named(members), None) = (&variant.members, &item.words.content) {
            let label = format!("`{}`", alternative.name().unwrap_or(value));
            let object = Object {
                label: &label,
                schema: *alternative,
                tag: Some(property),
                owner: variant.ident.to_token_stream(),
                owner_name: variant.name.clone(),
                sides: item.sides().collect(),
                has_default: item.words.has_default,
                denies_unknown: item.words.denies_unknown.as_ref(),
            };
            fields::check(&object, members, errors);
        }
    }
    let is_read = |value: &&str| {
        variants.iter().any(|variant| {
            let name = variant.words.name(Side::Reads);
            name == Some(*value) || name.is_some_and(|name| is_misspelling(name, value, &known))
        })
    };
    let has_catch_all = variants.iter().any(|variant| variant.words.is_other || variant.words.is_untagged);
    let missing: Vec<String> = known.iter().filter(|value| !is_read(value)).map(|value| format!("`{value}`")).collect();
    if item.reads && !has_catch_all && !missing.is_empty() {
        let message = Message::new(format!("`{}` has no variant for {}", item.ident, missing.join(", ")));
        errors.push(
            item.ident,
            &message.help("a variant for each, or `#[serde(other)] Other,` for them and those to come"),
        );
    }
}
