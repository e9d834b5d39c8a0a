//! Schemas by name: components, and what is within them.

use super::Schema;
use crate::document::{Document, Entry, Location, Node};

/// Why a name leads to no schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameFault<'d> {
    /// The document has no component of the name.
    Unknown {
        /// The name.
        name: String,
    },
    /// An object has no such property.
    NoProperty {
        /// The name of the object, as it was written.
        owner: String,
        /// The property.
        property: String,
        /// Its properties.
        known: Vec<&'d str>,
    },
    /// `[]` behind what is no list, or `{}` behind what is no map.
    NoParts {
        /// The name before it, as it was written.
        owner: String,
        /// What it is: its type.
        is: &'d str,
        /// `[]` or `{}`.
        parts: &'static str,
    },
}

impl Document {
    fn components(&self) -> &[Entry] {
        let schemas = self.root().get("components").and_then(|components| components.get("schemas"));
        schemas.map(Node::entries).unwrap_or_default()
    }

    /// The names of the schemas among its components.
    pub fn schema_names(&self) -> impl Iterator<Item = &str> + Clone {
        self.components().iter().map(|entry| entry.key.as_str())
    }

    /// A schema among its components.
    pub fn schema(&self, name: &str) -> Option<Schema<'_>> {
        let entry = self.components().iter().find(|entry| entry.key == name)?;
        Some(Schema { name: Some(&entry.key), ..Schema::at(self, &entry.value)? })
    }

    /// The schema of a path: `Order`, `Order.shipping` for a property, `Order.lines[]` for what a list holds, and `Orders{}`
    /// for the values of a map.
    ///
    /// # Errors
    ///
    /// The first step that leads nowhere.
    pub fn schema_at(&self, path: &str) -> Result<Schema<'_>, NameFault<'_>> {
        // Names of components may have dots, so the longest one that begins the path is meant.
        let ends = path.char_indices().filter(|(_, letter)| ".[{".contains(*letter)).map(|(end, _)| end);
        let ends: Vec<usize> = ends.chain([path.len()]).collect();
        let found = ends.iter().rev().find_map(|end| {
            let (name, rest) = path.split_at_checked(*end)?;
            Some((name, rest, self.schema(name)?))
        });
        let Some((name, rest, schema)) = found else {
            let name = ends.first().and_then(|end| path.get(..*end)).unwrap_or(path);
            return Err(NameFault::Unknown { name: name.to_owned() });
        };
        within(schema, name, rest)
    }
}

/// Follows the steps behind a component's name.
fn within<'d>(mut schema: Schema<'d>, name: &str, rest: &str) -> Result<Schema<'d>, NameFault<'d>> {
    let (mut owner, mut rest) = (name.to_owned(), rest);
    while !rest.is_empty() {
        let no_parts = |parts| NameFault::NoParts { owner: owner.clone(), is: schema.type_name(), parts };
        if let Some(after) = rest.strip_prefix("[]") {
            schema = schema.items().ok_or_else(|| no_parts("[]"))?;
            (owner, rest) = (format!("{owner}[]"), after);
        } else if let Some(after) = rest.strip_prefix("{}") {
            schema = schema.values().ok_or_else(|| no_parts("{}"))?;
            (owner, rest) = (format!("{owner}{{}}"), after);
        } else {
            let step = rest.strip_prefix('.').unwrap_or(rest);
            let (properties, _) = schema.properties();
            // The longest property that begins the rest, since names may have dots too.
            let fits = |name: &str| {
                step.strip_prefix(name).is_some_and(|after| after.is_empty() || after.starts_with(['.', '[', '{']))
            };
            let best = properties.iter().filter(|one| fits(one.name)).max_by_key(|one| one.name.len());
            let found = best.and_then(|one| Some((one.name, one.schema?)));
            let Some((property, part)) = found else {
                let property = step.split(['.', '[', '{']).next().unwrap_or(step).to_owned();
                return Err(NameFault::NoProperty {
                    owner,
                    property,
                    known: properties.iter().map(|one| one.name).collect(),
                });
            };
            schema = part;
            owner = format!("{owner}.{property}");
            rest = step.strip_prefix(property).unwrap_or_default();
        }
    }
    Ok(schema)
}

impl<'d> Schema<'d> {
    /// Its `title`.
    pub fn title(&self) -> Option<&'d str> {
        self.nodes().find_map(|node| node.text_of("title"))
    }

    /// Where it stands.
    pub fn location(&self) -> Location<'d> {
        self.document.location(self.node.position)
    }
}
