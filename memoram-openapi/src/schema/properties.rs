//! The properties of an object, collected from the parts of its schema.

use super::{Property, Schema};
use crate::document::{Entry, Node};

/// No API's schema has more parts. A schema that is a part of itself would have no end.
const MAX_PARTS: usize = 1000;

/// The properties, and whether there may be others.
pub(super) fn collect<'d>(schema: &Schema<'d>) -> (Vec<Property<'d>>, bool) {
    let mut collector = Collector { parts_left: MAX_PARTS, open: false };
    let mut properties = Vec::new();
    collector.gather(schema, &mut properties);
    (properties, collector.open)
}

struct Collector {
    parts_left: usize,
    open: bool,
}

impl Collector {
    fn gather<'d>(&mut self, schema: &Schema<'d>, into: &mut Vec<Property<'d>>) {
        let Some(left) = self.parts_left.checked_sub(1) else {
            self.open = true;
            return;
        };
        self.parts_left = left;
        self.open |= is_open(schema.node);
        let own = schema.node.get("properties").map(Node::entries).unwrap_or_default();
        own.iter().for_each(|entry| add(into, property(schema, entry)));
        for part in parts(schema, "allOf") {
            match part {
                Some(part) => self.gather(&part, into),
                None => self.open = true,
            }
        }
        for key in ["oneOf", "anyOf"] {
            self.alternatives(parts(schema, key), into);
        }
        mark_required(schema.node, into);
    }

    /// A property of any alternative is a property, and one that all alternatives require is required.
    fn alternatives<'d>(&mut self, alternatives: Vec<Option<Schema<'d>>>, into: &mut Vec<Property<'d>>) {
        let mut lists: Vec<Vec<Property<'d>>> = Vec::new();
        for alternative in alternatives {
            let mut list = Vec::new();
            match alternative {
                Some(alternative) if alternative.node.text_of("type") == Some("null") => continue,
                Some(alternative) => self.gather(&alternative, &mut list),
                None => self.open = true,
            }
            lists.push(list);
        }
        for property in lists.iter().flatten() {
            let required =
                lists.iter().all(|list| list.iter().any(|other| other.name == property.name && other.required));
            add(into, Property { required, ..*property });
        }
    }
}

/// The schemas under a key. `None` for a reference that leads nowhere.
fn parts<'d>(schema: &Schema<'d>, key: &str) -> Vec<Option<Schema<'d>>> {
    let items = schema.node.get(key).map(Node::items).unwrap_or_default();
    items.iter().map(|part| Schema::at(schema.document, part)).collect()
}

/// Whether other properties are allowed. `additionalProperties` defaults to true in JSON Schema, but a document that lists
/// properties means exactly those, so it counts only where it is written.
fn is_open(node: &Node) -> bool {
    let additional = node.get("additionalProperties");
    let asks_for_more = additional.is_some_and(|value| value.text() != Some("false"));
    let names_some = ["properties", "allOf", "oneOf", "anyOf", "required"].iter().any(|key| node.get(key).is_some());
    asks_for_more || node.get("patternProperties").is_some() || !names_some
}

fn property<'d>(schema: &Schema<'d>, entry: &'d Entry) -> Property<'d> {
    let value = Schema::at(schema.document, &entry.value);
    Property { name: &entry.key, schema: value, required: false, location: schema.document.location(entry.line) }
}

/// The first part that names a property describes it. It is required if any part says so.
fn add<'d>(into: &mut Vec<Property<'d>>, property: Property<'d>) {
    match into.iter_mut().find(|known| known.name == property.name) {
        Some(known) => known.required |= property.required,
        None => into.push(property),
    }
}

fn mark_required(node: &Node, properties: &mut [Property<'_>]) {
    let parts = node.get("allOf").map(Node::items).unwrap_or_default();
    let lists = parts.iter().filter_map(|part| part.get("required")).chain(node.get("required"));
    for name in lists.flat_map(Node::items).filter_map(|name| name.text()) {
        properties.iter_mut().filter(|property| property.name == name).for_each(|property| property.required = true);
    }
}
