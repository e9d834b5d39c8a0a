//! What serde's attributes and `#[memoram(…)]` say on a field or a variant.

use memoram_openapi::spelling::Case;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::{Attribute, LitStr, Meta, Token};

use super::side::{Both, Side};
use crate::error::Errors;
use crate::message::Message;
use crate::request::skip_value;

/// What the attributes of a field or a variant say.
#[derive(Default)]
pub(super) struct Words {
    /// The names for reading and for sending. `None`: it is skipped.
    pub(super) names: Both<Option<String>>,
    /// A `rename` that the user wrote.
    pub(super) rename_literal: Option<LitStr>,
    /// The `rename_all` that made the name.
    pub(super) by_case: Option<Case>,
    pub(super) aliases: Vec<String>,
    pub(super) has_default: bool,
    pub(super) skips_some: bool,
    pub(super) is_flat: bool,
    /// `with` and the like: another function decides what is written. For reading and for sending.
    pub(super) is_converted: Both<bool>,
    /// serde's `other`, or `untagged` on a variant.
    pub(super) is_other: bool,
    pub(super) is_untagged: bool,
    /// A variant's own.
    pub(super) rename_all: Both<Option<Case>>,
    pub(super) always: Option<TokenStream>,
    pub(super) undocumented: Option<TokenStream>,
    pub(super) is_unchecked: bool,
    /// The condition of a `cfg_attr` that renames it. Only the attribute sees one.
    pub(super) renamed_if: Option<TokenStream>,
}

impl Words {
    pub(super) fn name(&self, side: Side) -> Option<&str> {
        self.names.of(side).as_deref()
    }
}

/// The words of a field or a variant named `name`, whose container has `rename_all` for reading and for sending.
pub(super) fn read_field(
    attributes: &[Attribute],
    name: &str,
    case: Both<Option<Case>>,
    apply: impl Fn(Case, &str) -> String,
    errors: &mut Errors,
) -> Words {
    let mut words = Words::default();
    let mut renames: Both<Option<String>> = Both::default();
    let mut skipped = Both::default();
    for attribute in attributes {
        if attribute.path().is_ident("serde") {
            let _ = attribute.parse_nested_meta(|meta| serde_word(&mut words, &mut renames, &mut skipped, &meta));
        } else if attribute.path().is_ident("memoram") {
            let read = attribute.parse_nested_meta(|meta| own_word(&mut words, &mut renames, &meta, errors));
            if let Err(error) = read {
                errors.syn(error);
            }
        } else if attribute.path().is_ident("cfg_attr") {
            words.renamed_if = rename_condition(attribute).or(words.renamed_if.take());
        } else if attribute.path().segments.last().is_some_and(|last| last.ident == "serde_as") {
            words.is_converted = Both::each(true, true);
        }
    }
    for side in [Side::Reads, Side::Sends] {
        let by_case = || case.of(side).map(|case| apply(case, name));
        let full = renames.of_mut(side).take().or_else(by_case).unwrap_or_else(|| name.to_owned());
        *words.names.of_mut(side) = Some(full).filter(|_| !*skipped.of(side));
    }
    words.by_case = case.reads.or(case.sends).filter(|_| words.rename_literal.is_none());
    words
}

fn serde_word(
    words: &mut Words,
    renames: &mut Both<Option<String>>,
    skipped: &mut Both<bool>,
    meta: &ParseNestedMeta<'_>,
) -> syn::Result<()> {
    match word(meta).as_str() {
        "rename" => {
            let mut literal: Option<LitStr> = None;
            let names = both(meta, |text| {
                literal = Some(LitStr::new(&text.value(), text.span()));
                Some(text.value())
            })?;
            renames.reads = names.reads.or(renames.reads.take());
            renames.sends = names.sends.or(renames.sends.take());
            words.rename_literal = literal.or(words.rename_literal.take());
        }
        "rename_all" => words.rename_all = both(meta, |literal| Case::from_word(&literal.value()))?,
        "alias" => words.aliases.push(meta.value()?.parse::<LitStr>()?.value()),
        "default" => {
            words.has_default = true;
            skip_value(meta)?;
        }
        "skip" => *skipped = Both::each(true, true),
        "skip_deserializing" => skipped.reads = true,
        "skip_serializing" => skipped.sends = true,
        "skip_serializing_if" => {
            words.skips_some = true;
            skip_value(meta)?;
        }
        "flatten" => words.is_flat = true,
        "other" => words.is_other = true,
        "untagged" => words.is_untagged = true,
        "with" => {
            words.is_converted = Both::each(true, true);
            skip_value(meta)?;
        }
        "deserialize_with" => {
            words.is_converted.reads = true;
            skip_value(meta)?;
        }
        "serialize_with" => {
            words.is_converted.sends = true;
            skip_value(meta)?;
        }
        _ => skip_value(meta)?,
    }
    Ok(())
}

/// The words of `#[memoram(…)]` for schemas.
pub(super) const OWN: [&str; 4] = ["always", "undocumented", "unchecked", "rename"];

fn own_word(
    words: &mut Words,
    renames: &mut Both<Option<String>>,
    meta: &ParseNestedMeta<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    let path = meta.path.to_token_stream();
    match word(meta).as_str() {
        "always" => words.always = Some(path),
        "undocumented" => words.undocumented = Some(path),
        "unchecked" => words.is_unchecked = true,
        "rename" => {
            let literal: LitStr = meta.value()?.parse()?;
            *renames = Both::each(Some(literal.value()), Some(literal.value()));
            words.rename_literal = Some(literal);
        }
        // Words of an endpoint, which may be the same struct.
        "path" | "query" | "header" | "body" | "skip" | "max_length" | "content_type" => skip_value(meta)?,
        unknown => {
            let message = Message::new(format!("unknown field option `{unknown}`")).suggest_word(unknown, &OWN);
            errors.push(&meta.path, &message);
            skip_value(meta)?;
        }
    }
    Ok(())
}

pub(super) fn word(meta: &ParseNestedMeta<'_>) -> String {
    meta.path.get_ident().map(ToString::to_string).unwrap_or_default()
}

/// `word = "a"`, or `word(serialize = "a", deserialize = "b")`: what is read of it for reading and for sending.
pub(super) fn both<T: Clone>(
    meta: &ParseNestedMeta<'_>,
    mut read: impl FnMut(&LitStr) -> Option<T>,
) -> syn::Result<Both<Option<T>>> {
    if meta.input.peek(Token![=]) {
        let value = read(&meta.value()?.parse()?);
        return Ok(Both::each(value.clone(), value));
    }
    let mut values = Both::each(None, None);
    meta.parse_nested_meta(|inner| {
        let side = if inner.path.is_ident("serialize") { Side::Sends } else { Side::Reads };
        *values.of_mut(side) = read(&inner.value()?.parse()?);
        Ok(())
    })?;
    Ok(values)
}

/// The condition of `#[cfg_attr(condition, serde(rename = …))]`.
fn rename_condition(attribute: &Attribute) -> Option<TokenStream> {
    let Meta::List(list) = &attribute.meta else { return None };
    let mut parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?.into_iter();
    let condition = parts.next()?;
    let renames = |meta: &Meta| {
        let Meta::List(list) = meta else { return false };
        let words = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap_or_default();
        list.path.is_ident("serde") && words.iter().any(|word| word.path().is_ident("rename"))
    };
    parts.any(|meta| renames(&meta)).then(|| condition.to_token_stream())
}
