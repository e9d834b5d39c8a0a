//! The keys of one mapping: whether one comes twice, and those that merge keys add.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::node::{Entry, Node};

/// To compare so few keys with each other takes less time than to hash them.
const FEW: usize = 8;

/// The first entry whose key has come before, and the one before it.
pub(super) fn twice(entries: &[Entry]) -> Option<(&Entry, &Entry)> {
    let mut seen: HashMap<&str, &Entry> = HashMap::new();
    entries.iter().enumerate().find_map(|(index, entry)| {
        let before = match entries.len() <= FEW {
            true => entries.iter().take(index).find(|other| other.key == entry.key),
            false => seen.insert(&entry.key, entry),
        };
        // A key that is no scalar has no text, and means nothing in a document.
        before.filter(|_| !entry.key.is_empty()).map(|before| (before, entry))
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
