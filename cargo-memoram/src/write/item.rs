//! A type as an item, with its attributes and its documentation.

use std::collections::HashMap;

use anyhow::Context;
use memoram_openapi::Property;
use memoram_openapi::rust::{field_name, route};
use memoram_openapi::spelling::folded;
use quote::ToTokens;
use syn::parse::Parser;
use syn::{Attribute, Fields, Item};

use super::inline::replaced;
use super::types::Declared;
use super::{Source, Writer, docs};

impl<'d> Declared<'d> {
    pub(super) fn item(&self, writer: &Writer<'d>) -> anyhow::Result<Item> {
        let Declared { name, schema, direction, .. } = self;
        let source = match self.source {
            Source::Unnamed => schema.declaration_without_attribute(name, *direction),
            Source::Path(_) | Source::Answer(..) => schema.declaration(name, *direction),
        };
        let context = || format!("{}: `{name}` cannot be written", schema.location());
        let mut item: Item = syn::parse_str(&source).with_context(context)?;
        if is_its_own(&item, name) || says_nothing(&item) {
            item = syn::parse_str(&format!("pub type {name} = {};", self.alias())).with_context(context)?;
        }
        let (properties, _) = schema.properties();
        let documentation = docs::attributes([schema.documentation()]);
        match &mut item {
            Item::Struct(item) => {
                add(&mut item.attrs, &(documentation + &self.attribute(writer)))?;
                complete(&mut item.fields, &properties, &self.renamed)?;
            }
            Item::Enum(item) => add(&mut item.attrs, &(documentation + &self.attribute(writer)))?,
            Item::Type(item) => add(&mut item.attrs, &documentation)?,
            _ => {}
        }
        Ok(item)
    }

    /// The attribute that holds the type against the document.
    fn attribute(&self, writer: &Writer<'d>) -> String {
        let spec = writer.spec();
        match &self.source {
            Source::Path(path) if *path == self.name && spec.is_empty() => "#[memoram_schema]\n".to_owned(),
            Source::Path(path) => format!("#[memoram_schema({path:?}{spec})]\n"),
            Source::Answer(method, path) => {
                format!("#[memoram_schema({}, {:?}{spec})]\n", method.as_str(), route(path))
            }
            Source::Unnamed => String::new(),
        }
    }

    /// What a map, or a schema that allows anything, is. Under a name of its own, it cannot be held against the document.
    fn alias(&self) -> String {
        let own = self.schema.rust_type();
        let values = self.schema.values().map(|values| values.rust_type()).filter(|ty| *ty != self.name);
        match values.filter(|_| self.schema.type_name() == "object") {
            Some(values) => format!("std::collections::HashMap<String, {values}>"),
            None if own == self.name || self.schema.enumerates_text() => "serde_json::Value".to_owned(),
            None => own,
        }
    }
}

/// Whether a struct holds itself and nothing else: the schema has a name, but no parts.
fn is_its_own(item: &Item, name: &str) -> bool {
    let Item::Struct(syn::ItemStruct { fields: Fields::Unnamed(fields), .. }) = item else { return false };
    let is_name = |ty: &syn::Type| matches!(ty, syn::Type::Path(ty) if ty.path.is_ident(name));
    fields.unnamed.iter().any(|field| is_name(&field.ty))
}

/// Whether each variant of an enum holds anything: its alternatives have no types.
fn says_nothing(item: &Item) -> bool {
    let Item::Enum(item) = item else { return false };
    let is_value = |ty: &syn::Type| {
        let syn::Type::Path(ty) = ty else { return false };
        ty.path.segments.last().is_some_and(|last| last.ident == "Value") && ty.path.segments.len() == 2
    };
    let holds_any =
        |variant: &syn::Variant| variant.fields.len() == 1 && variant.fields.iter().all(|one| is_value(&one.ty));
    item.variants.iter().all(holds_any)
}

/// Puts attributes before those that are there.
fn add(attributes: &mut Vec<Attribute>, source: &str) -> anyhow::Result<()> {
    let new = Attribute::parse_outer.parse_str(source)?;
    attributes.splice(0..0, new);
    Ok(())
}

/// Documents the fields, and names the types of those that the library has no name for.
fn complete(fields: &mut Fields, properties: &[Property<'_>], renamed: &HashMap<&str, String>) -> anyhow::Result<()> {
    for field in fields {
        let Some(name) = field.ident.as_ref().map(ToString::to_string) else { continue };
        let exact = properties.iter().find(|one| field_name(one.name) == name);
        let same = |one: &&Property<'_>| folded(one.name) == folded(name.trim_start_matches("r#"));
        let Some(property) = exact.or_else(|| properties.iter().find(same)) else { continue };
        let schema = property.schema.filter(|schema| schema.name().is_none());
        let documentation = schema.map(|schema| schema.documentation()).unwrap_or_default();
        add(&mut field.attrs, &docs::attributes([documentation]))?;
        if let Some((schema, ty)) = property.schema.zip(renamed.get(property.name)) {
            field.ty = syn::parse_str(&replaced(&field.ty.to_token_stream().to_string(), &schema, ty))?;
        }
    }
    Ok(())
}
