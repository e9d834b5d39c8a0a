//! References that lead nowhere.

use super::Operation;
use crate::document::{Entry, Location, Node};

/// More nodes than an operation has. Aliases can make the tree of a small document huge.
const MAX_NODES: usize = 100_000;

/// References are followed this deep, which reaches the schemas of bodies.
const MAX_FOLLOWED: usize = 2;

/// A reference that names nothing.
pub struct Dangling<'d> {
    /// As it is written.
    pub reference: &'d str,
    /// Where it stands.
    pub location: Location<'d>,
    /// The component that it most likely misspells.
    pub nearest: Option<&'d str>,
}

impl<'d> Operation<'d> {
    /// The first reference below the operation that names nothing.
    pub fn dangling(&self) -> Option<Dangling<'d>> {
        let shared = self.item.get("parameters").into_iter();
        let mut nodes_left = MAX_NODES;
        shared.chain([self.node]).find_map(|node| self.dangling_below(node, 0, &mut nodes_left))
    }

    fn dangling_below(&self, node: &'d Node, followed: usize, nodes_left: &mut usize) -> Option<Dangling<'d>> {
        *nodes_left = nodes_left.checked_sub(1)?;
        // Loops rather than iterator chains: every struct walks its operation, and macros are not optimised.
        for item in node.items() {
            if let Some(found) = self.dangling_below(item, followed, nodes_left) {
                return Some(found);
            }
        }
        for entry in node.entries() {
            if entry.key == "$ref" {
                return self.dangling_behind(entry, followed, nodes_left);
            }
        }
        for entry in node.entries().iter().filter(|entry| !is_data(&entry.key)) {
            let found = match ["properties", "headers"].contains(&entry.key.as_str()) {
                true => self.dangling_in_names(&entry.value, followed, nodes_left),
                false => self.dangling_below(&entry.value, followed, nodes_left),
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Below a mapping whose keys are names that the API chose, which may look like keys of OpenAPI.
    fn dangling_in_names(&self, node: &'d Node, followed: usize, nodes_left: &mut usize) -> Option<Dangling<'d>> {
        node.entries().iter().find_map(|entry| self.dangling_below(&entry.value, followed, nodes_left))
    }

    fn dangling_behind(&self, entry: &'d Entry, followed: usize, nodes_left: &mut usize) -> Option<Dangling<'d>> {
        // Nothing is fetched, so a URL is not looked at.
        let reference = entry.value.text().filter(|reference| !reference.contains("://"))?;
        let Some(target) = self.document.target(reference, &entry.value) else {
            let nearest = self.document.nearest_component(reference, &entry.value);
            return Some(Dangling { reference, location: self.document.location(entry.position), nearest });
        };
        match followed < MAX_FOLLOWED {
            true => self.dangling_below(target, followed.saturating_add(1), nodes_left),
            false => None,
        }
    }
}

/// Whether a key's value is data, which may hold anything: an example, or an extension (OpenAPI 3.0.3 §4.9).
fn is_data(key: &str) -> bool {
    key.starts_with("example") || key.starts_with("x-")
}
