//! What serde is told so that it agrees with the document, where the user has said nothing.

use memoram_openapi::spelling::{Case, folded};
use memoram_openapi::{Property, Schema};
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Fields, Meta, Token, parse_quote};

use super::container::{ContainerWords, read_container};
use super::side::Side;
use super::words::{self, Words};
use crate::error::Errors;
use crate::request::RustType;

/// Adds serde attributes to the fields and variants. Returns whether there was something to add.
pub(super) fn inject(item: &mut DeriveInput, schemas: &[Schema<'_>]) -> bool {
    let container = read_container(&item.attrs);
    match &mut item.data {
        Data::Struct(data) => {
            let properties: Vec<Property<'_>> = schemas.iter().flat_map(|schema| schema.properties().0).collect();
            fields(&mut data.fields, &container, &properties)
        }
        Data::Enum(data) => {
            let mut known: Vec<String> =
                schemas.iter().flat_map(|schema| schema.enumeration().map(str::to_owned)).collect();
            let discriminators: Vec<_> = schemas.iter().filter_map(Schema::discriminator).collect();
            known.extend(
                discriminators.iter().flat_map(|one| one.alternatives.iter().map(|(value, _)| (*value).to_owned())),
            );
            let mut has_changed = false;
            for variant in &mut data.variants {
                let name = variant.ident.unraw().to_string();
                let own = read(&variant.attrs, &name, &container, Case::apply_to_variant);
                if own.is_other && own.names.sends.is_some() {
                    // A catch-all is no value of the document.
                    variant.attrs.push(parse_quote!(#[serde(skip_serializing)]));
                    has_changed = true;
                }
                let documented = renamed(&name, &own, &container, known.iter().map(String::as_str));
                if let Some(documented) = documented.filter(|_| !own.is_other) {
                    variant.attrs.push(rename(documented, &own));
                    has_changed = true;
                }
                let value = documented.or(own.name(Side::Reads)).or(own.name(Side::Sends));
                let mut alternatives = discriminators.iter().flat_map(|one| &one.alternatives);
                if let Some((_, schema)) = alternatives.find(|(known, _)| Some(*known) == value) {
                    let case = ContainerWords { rename_all: container.rename_all_fields, ..ContainerWords::default() };
                    has_changed |= fields(&mut variant.fields, &case, &schema.properties().0);
                }
            }
            has_changed
        }
        Data::Union(_) => false,
    }
}

fn read(attributes: &[Attribute], name: &str, container: &ContainerWords, apply: fn(Case, &str) -> String) -> Words {
    // The derive reads them again, and reports what is wrong.
    words::read_field(attributes, name, container.rename_all, apply, &mut Errors::default())
}

fn fields(fields: &mut Fields, container: &ContainerWords, properties: &[Property<'_>]) -> bool {
    let mut has_changed = false;
    for field in fields {
        let Some(ident) = &field.ident else { continue };
        let name = ident.unraw().to_string();
        let own = read(&field.attrs, &name, container, Case::apply);
        if own.is_flat {
            continue;
        }
        let documented = renamed(&name, &own, container, properties.iter().map(|one| one.name)).map(str::to_owned);
        let by_own = own.rename_literal.as_ref().filter(|_| has_own_rename(&field.attrs)).map(syn::LitStr::value);
        if let Some(documented) = documented.as_deref().or(by_own.as_deref()) {
            field.attrs.push(rename(documented, &own));
            has_changed = true;
        }
        let sent = documented.as_deref().or(own.name(Side::Sends));
        let property = properties.iter().find(|one| Some(one.name) == sent);
        if let Some(property) = property.filter(|one| leaves_none_out(one, &RustType::of(&field.ty), &own)) {
            let _ = property;
            field.attrs.push(parse_quote!(#[serde(skip_serializing_if = "Option::is_none")]));
            has_changed = true;
        }
    }
    has_changed
}

/// The documented name that differs from the written one in case, underscores and hyphens only, if it is the only one and
/// the user has not named the field.
fn renamed<'n>(
    name: &str,
    own: &Words,
    container: &ContainerWords,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Option<&'n str> {
    let has_case = container.rename_all.reads.is_some() || container.rename_all.sends.is_some();
    if own.rename_literal.is_some() || has_case || known.clone().any(|known| known == name) {
        return None;
    }
    let mut fitting: Vec<&str> = known.filter(|known| folded(known) == folded(name)).collect();
    fitting.dedup();
    match fitting.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// A `rename`, unless a condition of the user's gives the name.
fn rename(documented: &str, own: &Words) -> Attribute {
    match &own.renamed_if {
        Some(condition) => parse_quote!(#[cfg_attr(not(#condition), serde(rename = #documented))]),
        None => parse_quote!(#[serde(rename = #documented)]),
    }
}

fn has_own_rename(attributes: &[Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("memoram")).any(|attribute| {
        let words = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap_or_default();
        words.iter().any(|word| word.path().is_ident("rename"))
    })
}

/// Whether `None` must not be sent as `null`.
fn leaves_none_out(property: &Property<'_>, ty: &RustType<'_>, own: &Words) -> bool {
    let is_plain = !own.skips_some && !own.is_converted.sends && own.names.sends.is_some();
    let may_be_null = property.schema.is_none_or(|schema| schema.is_nullable());
    is_plain && ty.optional().is_some() && !property.required && !may_be_null
}
