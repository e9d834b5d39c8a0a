//! The keys of one mapping: whether one comes twice, and those that merge keys add.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::node::{Entry, Node};

/// To compare so few keys with each other takes less time than to hash them.
const FEW: usize = 8;

/// A key that comes twice, and the lines of both.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Twice {
    pub(crate) key: String,
    pub(crate) line: usize,
    pub(crate) first: usize,
}

/// The first key that has come before. `keys` has the texts and the lines of all keys of a mapping.
pub(super) fn twice(keys: &[(&str, usize)]) -> Option<Twice> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    keys.iter().enumerate().find_map(|(index, (key, line))| {
        let before = match keys.len() <= FEW {
            true => keys.iter().take(index).find(|(other, _)| other == key).map(|(_, first)| *first),
            false => seen.insert(key, *line),
        };
        // A key that is no scalar has no text, and means nothing in a document.
        let first = before.filter(|_| !key.is_empty())?;
        Some(Twice { key: (*key).to_owned(), line: *line, first })
    })
}

/// The entries of a mapping, and those that its merge keys name. An entry of its own comes first, then an earlier merged
/// one (YAML 1.1, the type `merge`). `None` if these are more than `left`, which is counted down.
pub(super) fn merged(mut entries: Vec<Entry>, merges: &[Arc<Node>], left: &mut usize) -> Option<Vec<Entry>> {
    if merges.is_empty() {
        return Some(entries);
    }
    let mut keys: HashSet<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    let mappings = merges.iter().flat_map(|node| match node.items() {
        [] => std::slice::from_ref(node),
        list => list,
    });
    for entry in mappings.flat_map(|mapping| mapping.entries()) {
        *left = left.checked_sub(1)?;
        if keys.insert(entry.key.clone()) {
            entries.push(entry.clone());
        }
    }
    Some(entries)
}
