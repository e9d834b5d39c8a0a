//! References that lead nowhere.

use super::{Entry, Node, Operation};

impl<'d> Operation<'d> {
    /// The first reference below the operation that names nothing in the document.
    pub(crate) fn dangling(&self) -> Option<(usize, &'d str)> {
        let shared = self.item.get("parameters").into_iter();
        // Aliases can make a small document endless to walk.
        let mut nodes_left = 100_000;
        shared.chain([self.node]).find_map(|node| self.dangling_below(node, 0, &mut nodes_left))
    }

    /// References are followed two levels, to where the schemas of bodies are.
    fn dangling_below(&self, node: &'d Node, followed: usize, nodes_left: &mut usize) -> Option<(usize, &'d str)> {
        *nodes_left = nodes_left.checked_sub(1)?;
        // Loops, since every struct walks its operation, in a macro that is not optimised.
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
        for entry in node.entries() {
            if entry.key.starts_with("example") {
                continue;
            }
            if let Some(found) = self.dangling_below(&entry.value, followed, nodes_left) {
                return Some(found);
            }
        }
        None
    }

    fn dangling_behind(&self, entry: &'d Entry, followed: usize, nodes_left: &mut usize) -> Option<(usize, &'d str)> {
        let reference = entry.value.text().filter(|reference| reference.starts_with("#/"))?;
        let Some(target) = self.document.target(reference) else { return Some((entry.line, reference)) };
        let next = followed.saturating_add(1);
        if next <= 2 { self.dangling_below(target, next, nodes_left) } else { None }
    }
}
