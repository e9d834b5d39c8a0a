//! `$ref`: JSON pointers (RFC 6901) into the document and the files beside it.

use super::relative::{file_of, percent_decoded};
use super::{Document, Node};
use crate::spelling;

/// A chain of references longer than this is treated as a circle.
const MAX_CHAIN: usize = 16;

impl Document {
    /// Follows `$ref`s. `None` if one leads nowhere, to a URL, or in a circle.
    pub fn resolve<'d>(&'d self, node: &'d Node) -> Option<&'d Node> {
        self.resolve_through(node, |_| {})
    }

    /// The same, and shows each node that is a reference.
    pub(crate) fn resolve_through<'d>(&'d self, node: &'d Node, mut passed: impl FnMut(&'d Node)) -> Option<&'d Node> {
        let mut node = node;
        for _ in 0..MAX_CHAIN {
            match node.text_of("$ref") {
                Some(reference) => {
                    passed(node);
                    node = self.target(reference, node)?;
                }
                None => return Some(node),
            }
        }
        None
    }

    /// The node that a reference names, such as `#/components/schemas/Tag` or `tags.yaml#/Tag`: a JSON pointer in a URI
    /// fragment (RFC 6901 §6), into the file that is named before it. `node` is where the reference stands.
    pub fn target<'d>(&'d self, reference: &str, node: &Node) -> Option<&'d Node> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let own = self.files.get(node.position.file)?;
        let file = match file.is_empty() {
            true => own,
            false => {
                let name = file_of(file, own.name.as_deref().unwrap_or_default())?;
                self.files.get(*self.files_by_path.get(&name)?)?
            }
        };
        let pointer = percent_decoded(fragment)?;
        let mut tokens = pointer.split('/');
        // Before the first slash there is nothing.
        tokens.next().filter(|before| before.is_empty())?;
        tokens.try_fold(&*file.root, |node, token| {
            let token = token.replace("~1", "/").replace("~0", "~");
            node.get(&token).or_else(|| node.items().get(index(&token)?).map(|item| &**item))
        })
    }

    /// The component that a reference to nothing most likely misspells.
    pub fn nearest_component(&self, reference: &str, node: &Node) -> Option<&str> {
        let (section, name) = reference.rsplit_once('/').filter(|(section, _)| section.contains('#'))?;
        let known = self.target(section, node)?.entries().iter().map(|entry| entry.key.as_str());
        spelling::nearest(name, known)
    }
}

/// An array index of RFC 6901 §4: digits without a leading zero.
fn index(token: &str) -> Option<usize> {
    let is_index = token == "0" || !token.starts_with(['0', '+']);
    token.parse().ok().filter(|_| is_index)
}
