//! Whether two schemas say the same, as far as types are checked against them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ptr;
use std::sync::PoisonError;

use super::{Property, Schema};

/// How many levels are compared. What is deeper is compared where its own type is named.
const DEPTH: u8 = 4;

/// No API's schemas wrap each other more often. One that wraps itself would have no end.
const MAX_WRAPPERS: usize = 16;

impl Schema<'_> {
    /// A hash of what types are checked against. Two schemas of one document that have the same identity are one type.
    ///
    /// It has the type, the format of numbers, the limits of integers, the values of an enumeration, the properties, which
    /// of them are required and which may be null, `readOnly` and `writeOnly`, what lists and maps hold, and alternatives.
    /// It does not have names of schemas, descriptions, the order of anything, the length of strings, and whether the
    /// schema itself may be null.
    pub fn identity(&self) -> u64 {
        identity(self, DEPTH)
    }
}

fn identity(schema: &Schema<'_>, depth: u8) -> u64 {
    let schema = &bare(*schema);
    let known = &schema.document.identities;
    let beside = schema.beside.map_or(0, |node| ptr::from_ref(node).addr());
    let key = (ptr::from_ref(schema.node).addr(), beside, depth);
    if let Some(hash) = known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return *hash;
    }
    let hash = hash(schema, depth);
    known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, hash);
    hash
}

/// The schema behind those that only wrap it: to describe it, to add `null`, or to say how one place uses it.
fn bare(mut schema: Schema<'_>) -> Schema<'_> {
    for _ in 0..MAX_WRAPPERS {
        match schema.wrapped() {
            Some(part) => schema = part,
            None => break,
        }
    }
    schema
}

fn hash(schema: &Schema<'_>, depth: u8) -> u64 {
    // Its keys are fixed, so every process of one compiler gives the same.
    let mut hasher = DefaultHasher::new();
    let Some(below) = depth.checked_sub(1) else { return 0 };
    let (properties, _) = schema.properties();
    let class = match schema.type_name() {
        "" if !properties.is_empty() => "object",
        class => class,
    };
    class.hash(&mut hasher);
    if ["integer", "number"].contains(&class) {
        (schema.format(), schema.bounds()).hash(&mut hasher);
    }
    sorted(schema.enumeration()).hash(&mut hasher);
    sorted(properties.iter().map(|property| property_key(property, below))).hash(&mut hasher);
    let parts = [schema.items(), schema.values()].map(|part| part.map(|part| part_key(&part, below)));
    parts.hash(&mut hasher);
    sorted(schema.alternatives().into_iter().map(|part| part_key(&part, below))).hash(&mut hasher);
    hasher.finish()
}

/// A part of a schema: what it is, and what is said of it where it stands.
type Part = (u64, bool, bool, bool);

fn part_key(part: &Schema<'_>, depth: u8) -> Part {
    (identity(part, depth), part.is_nullable(), part.is_read_only(), part.is_write_only())
}

fn property_key<'d>(property: &Property<'d>, depth: u8) -> (&'d str, bool, Option<Part>) {
    (property.name, property.required, property.schema.map(|schema| part_key(&schema, depth)))
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items
}
