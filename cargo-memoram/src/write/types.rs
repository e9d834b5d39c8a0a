//! The types behind a request struct.

use std::collections::HashMap;

use anyhow::Context;
use memoram_openapi::rust::{Direction, field_name, route, type_name};
use memoram_openapi::spelling::folded;
use memoram_openapi::{Property, Schema};
use quote::ToTokens;
use syn::parse::Parser;
use syn::{Attribute, Fields, Item};

use super::inline::replaced;
use super::{Source, Writer, docs};

/// Types of lists in lists are written this deep, by `Schema::rust_type`.
pub(super) const MAX_DEPTH: usize = 4;

/// A type to write.
pub(super) struct Declared<'d> {
    name: String,
    schema: Schema<'d>,
    source: Source<'d>,
    direction: Direction,
    /// Properties whose type is not the one that the library writes.
    renamed: HashMap<&'d str, String>,
}

impl<'d> Writer<'d> {
    /// Declares the types that the Rust type of a schema names.
    pub(super) fn need(&mut self, schema: &Schema<'d>, direction: Direction) {
        self.need_within(schema, direction, MAX_DEPTH);
    }

    fn need_within(&mut self, schema: &Schema<'d>, direction: Direction, depth: usize) {
        let ty = schema.rust_type();
        match (schema.name(), depth.checked_sub(1)) {
            (Some(name), _) if type_name(name) == ty => match self.document.schema(name) {
                // Where it is used, something may be said beside it.
                Some(component) => {
                    self.declare(self.component(name), &component, Source::Path(name.to_owned()), direction);
                }
                None => self.declare(ty, schema, Source::Unnamed, direction),
            },
            // A list that contains itself: its type has its name where the depth ends.
            (Some(name), None) => self.declare(self.component(name), schema, Source::Unnamed, direction),
            // A name that is not the type's own is that of a list or a map, or of a plain type.
            (_, Some(left)) => {
                let parts = schema.items().into_iter().chain(schema.values()).chain(schema.only_alternative());
                parts.for_each(|part| self.need_within(&part, direction, left));
            }
            (None, None) => {}
        }
    }

    pub(super) fn declare(&mut self, name: String, schema: &Schema<'d>, source: Source<'d>, direction: Direction) {
        if let Some(known) = self.existing.get(&name) {
            if direction.sends && !known.sends || direction.reads && !known.reads {
                let derive = if known.reads { "Serialize" } else { "Deserialize" };
                self.problems.insert(format!("`{name}` is there already, and needs `{derive}` too"));
            }
            return;
        }
        match self.types.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                let before = known.direction;
                known.direction.reads |= direction.reads;
                known.direction.sends |= direction.sends;
                if known.direction == before {
                    return;
                }
            }
            None => {
                let (source, renamed) = (source.clone(), HashMap::new());
                self.types.push(Declared { name: name.clone(), schema: *schema, source, direction, renamed });
            }
        }
        let renamed = self.declare_parts(schema, &source, direction);
        if let Some(declared) = self.types.iter_mut().find(|known| known.name == name) {
            declared.renamed = renamed;
        }
    }

    /// A variant has the properties of its alternative as fields.
    fn need_in_variant(&mut self, alternative: &Schema<'d>, tag: &str, direction: Direction) {
        let (properties, _) = alternative.properties();
        if properties.is_empty() || alternative.has_alternatives() {
            return self.need(alternative, direction);
        }
        let fields = properties.iter().filter(|property| property.name != tag);
        fields.filter_map(|property| property.schema).for_each(|part| self.need(&part, direction));
    }

    /// Returns the properties whose type has a name that is not the document's.
    fn declare_parts(
        &mut self,
        schema: &Schema<'d>,
        source: &Source<'d>,
        direction: Direction,
    ) -> HashMap<&'d str, String> {
        if let Some(discriminator) = schema.discriminator() {
            for (_, alternative) in &discriminator.alternatives {
                self.need_in_variant(alternative, discriminator.property, direction);
            }
            return HashMap::new();
        }
        let alternatives = schema.alternatives();
        if !alternatives.is_empty() {
            for part in &alternatives {
                if let Some(name) = part.name().filter(|name| self.component(name) != type_name(name)) {
                    let (is, said) = (self.component(name), type_name(name));
                    self.problems.insert(format!("`{said}` in a variant is `{is}`, which is the schema `{name}`"));
                }
                self.need(part, direction);
            }
            return HashMap::new();
        }
        let values = schema.values().into_iter().chain(schema.items());
        values.for_each(|part| self.need(&part, direction));
        let (properties, _) = schema.properties();
        let mut renamed = HashMap::new();
        for (property, part) in properties.iter().filter_map(|one| Some((one.name, one.schema?))) {
            let path = match source {
                Source::Path(path) => Some(format!("{path}.{property}")),
                Source::Answer(..) | Source::Unnamed => None,
            };
            let ty = self.type_of(&part, path.as_deref(), direction);
            if ty != part.rust_type() {
                renamed.insert(property, ty);
            }
        }
        renamed
    }
}

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
