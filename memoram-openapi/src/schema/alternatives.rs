//! Schemas that are one of several.

use super::{Schema, component_name};
use crate::document::Node;

/// How a property tells alternatives apart (OpenAPI 3.0.3 §4.7.25).
pub struct Discriminator<'d> {
    /// The property.
    pub property: &'d str,
    /// Its values, each with its alternative.
    pub alternatives: Vec<(&'d str, Schema<'d>)>,
}

impl<'d> Schema<'d> {
    /// The schemas of which it is one, without `null`, if there are several.
    pub fn alternatives(&self) -> Vec<Schema<'d>> {
        let parts = self.alternative_nodes().filter_map(|part| Schema::at(self.document, part));
        let parts: Vec<_> = parts.filter(|part| part.type_name() != "null").collect();
        if parts.len() > 1 { parts } else { Vec::new() }
    }

    /// The schema that it is, if `null` is its only other alternative.
    pub fn only_alternative(&self) -> Option<Schema<'d>> {
        let parts = self.alternative_nodes().filter_map(|part| Schema::at(self.document, part));
        let mut parts = parts.filter(|part| part.type_name() != "null");
        parts.next().filter(|_| parts.next().is_none())
    }

    fn alternative_nodes(&self) -> impl Iterator<Item = &'d Node> + use<'d> {
        let lists = self.nodes().flat_map(|node| ["oneOf", "anyOf"].into_iter().filter_map(|key| node.get(key)));
        lists.flat_map(Node::items).map(|node| &**node)
    }

    /// What tells the alternatives apart, if the document says it. An alternative that its mapping does not name has the name
    /// of its schema.
    pub fn discriminator(&self) -> Option<Discriminator<'d>> {
        let node = self.nodes().find_map(|node| node.get("discriminator"))?;
        let mapping = node.get("mapping").map(Node::entries).unwrap_or_default();
        let mut alternatives = Vec::new();
        for part in self.alternative_nodes() {
            let (Some(reference), Some(schema)) = (part.text_of("$ref"), Schema::at(self.document, part)) else {
                continue;
            };
            let name = component_name(reference);
            let is_it = |target: &str| target == reference || Some(target) == name;
            let values = mapping.iter().filter(|entry| entry.value.text().is_some_and(is_it));
            let before = alternatives.len();
            alternatives.extend(values.map(|entry| (entry.key.as_str(), schema)));
            if alternatives.len() == before {
                alternatives.extend(name.map(|name| (name, schema)));
            }
        }
        let property = node.text_of("propertyName").filter(|_| !alternatives.is_empty())?;
        Some(Discriminator { property, alternatives })
    }
}
