//! `$ref`: JSON pointers (RFC 6901) into the same document.

use super::{Document, Node};
use crate::spelling;

/// A chain of references longer than this is a circle.
const MAX_CHAIN: usize = 16;

impl Document {
    /// Follows `$ref`s within the document. `None` if one leads nowhere, into another file, or in a circle.
    pub fn resolve<'d>(&'d self, node: &'d Node) -> Option<&'d Node> {
        let mut node = node;
        for _ in 0..MAX_CHAIN {
            match node.text_of("$ref") {
                Some(reference) => node = self.target(reference)?,
                None => return Some(node),
            }
        }
        None
    }

    /// The node that a reference such as `#/components/schemas/Tag` names.
    pub fn target(&self, reference: &str) -> Option<&Node> {
        let pointer = reference.strip_prefix("#/")?;
        pointer.split('/').try_fold(self.root(), |node, token| {
            let token = token.replace("~1", "/").replace("~0", "~");
            node.get(&token)
        })
    }

    /// The component that a reference to nothing most likely misspells.
    pub fn nearest_component(&self, reference: &str) -> Option<&str> {
        let (section, name) = reference.rsplit_once('/')?;
        let known = self.target(section)?.entries().iter().map(|entry| entry.key.as_str());
        spelling::nearest(name, known)
    }
}
