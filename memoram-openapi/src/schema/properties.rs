//! The properties of an object, collected from the parts of its schema.

use std::collections::{HashMap, HashSet};

use super::{Property, Schema};
use crate::document::{Entry, Node};

/// No API's schema has more parts. A schema that is a part of itself would have no end.
const MAX_PARTS: usize = 1000;

/// The properties, and whether there may be others.
pub(super) fn collect<'d>(schema: &Schema<'d>) -> (Vec<Property<'d>>, bool) {
    let mut collector = Collector { parts_left: MAX_PARTS, open: false };
    let mut object = Object::default();
    collector.gather(schema, &mut object);
    object.mark_required();
    (object.properties, collector.open)
}

/// What the parts of one object say. A part may require a property that another part describes, before or after it.
#[derive(Default)]
struct Object<'d> {
    properties: Vec<Property<'d>>,
    /// From a name to its index in `properties`.
    by_name: HashMap<&'d str, usize>,
    required: HashSet<&'d str>,
}

impl<'d> Object<'d> {
    /// A later part narrows what an earlier one says, if it says a type.
    fn add(&mut self, property: Property<'d>) {
        let has_type = |schema: Schema<'_>| !schema.type_name().is_empty();
        let index = self.by_name.get(property.name).copied();
        match index.and_then(|index| self.properties.get_mut(index)) {
            Some(known) => {
                known.required |= property.required;
                if property.schema.is_some_and(has_type) {
                    (known.schema, known.location) = (property.schema, property.location);
                }
            }
            None => {
                self.by_name.insert(property.name, self.properties.len());
                self.properties.push(property);
            }
        }
    }

    fn mark_required(&mut self) {
        for property in &mut self.properties {
            property.required |= self.required.contains(property.name);
        }
    }
}

struct Collector {
    parts_left: usize,
    open: bool,
}

impl Collector {
    fn gather<'d>(&mut self, schema: &Schema<'d>, object: &mut Object<'d>) {
        let Some(left) = self.parts_left.checked_sub(1) else {
            self.open = true;
            return;
        };
        self.parts_left = left;
        self.open |= is_open(schema.node);
        for node in schema.nodes() {
            let names = node.get("required").map(Node::items).unwrap_or_default();
            object.required.extend(names.iter().filter_map(|name| name.text()));
            let own = node.get("properties").map(Node::entries).unwrap_or_default();
            own.iter().for_each(|entry| object.add(property(schema, entry)));
            for part in parts(schema, node, "allOf") {
                match part {
                    Some(part) => self.gather(&part, object),
                    None => self.open = true,
                }
            }
            for key in ["oneOf", "anyOf"] {
                self.alternatives(parts(schema, node, key), object);
            }
        }
    }

    /// A property of any alternative is a property. What all alternatives require is required.
    fn alternatives<'d>(&mut self, alternatives: Vec<Option<Schema<'d>>>, object: &mut Object<'d>) {
        let mut gathered: Vec<Object<'d>> = Vec::new();
        for alternative in alternatives {
            let mut other = Object::default();
            match alternative {
                Some(alternative) if alternative.node.text_of("type") == Some("null") => continue,
                Some(alternative) => self.gather(&alternative, &mut other),
                None => self.open = true,
            }
            gathered.push(other);
        }
        if let [first, others @ ..] = gathered.as_slice() {
            let by_all =
                first.required.iter().filter(|name| others.iter().all(|other| other.required.contains(**name)));
            object.required.extend(by_all);
        }
        gathered.into_iter().flat_map(|other| other.properties).for_each(|property| object.add(property));
    }
}

/// The schemas under a key. `None` for a reference that leads nowhere.
fn parts<'d>(schema: &Schema<'d>, node: &'d Node, key: &str) -> Vec<Option<Schema<'d>>> {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    items.iter().map(|part| Schema::at(schema.document, part)).collect()
}

/// Whether other properties are allowed. `additionalProperties` defaults to true in JSON Schema, but a document that lists
/// properties means exactly those, so it counts only where it is written.
fn is_open(node: &Node) -> bool {
    let additional = node.get("additionalProperties");
    let asks_for_more = additional.is_some() && node.boolean("additionalProperties") != Some(false);
    let names_some = ["properties", "allOf", "oneOf", "anyOf", "required"].iter().any(|key| node.get(key).is_some());
    asks_for_more || node.get("patternProperties").is_some() || !names_some
}

fn property<'d>(schema: &Schema<'d>, entry: &'d Entry) -> Property<'d> {
    let value = Schema::at(schema.document, &entry.value);
    Property { name: &entry.key, schema: value, required: false, location: schema.document.location(entry.position) }
}
