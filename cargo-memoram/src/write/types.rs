//! The types behind a request struct.

use std::collections::HashMap;

use memoram_openapi::Schema;
use memoram_openapi::rust::{Direction, type_name};

use super::{Source, Writer};

/// Types of lists in lists are written this deep, by `Schema::rust_type`.
pub(super) const MAX_DEPTH: usize = 4;

/// A type to write.
pub(super) struct Declared<'d> {
    pub(super) name: String,
    pub(super) schema: Schema<'d>,
    pub(super) source: Source<'d>,
    pub(super) direction: Direction,
    /// Properties whose type is not the one that the library writes.
    pub(super) renamed: HashMap<&'d str, String>,
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
