//! `$ref`: JSON pointers (RFC 6901) into the same document.

use super::{Document, Node};
use crate::spelling;

/// A chain of references longer than this is a circle.
const MAX_CHAIN: usize = 16;

impl Document {
    /// Follows `$ref`s within the document. `None` if one leads nowhere, into another file, or in a circle.
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
                    node = self.target(reference)?;
                }
                None => return Some(node),
            }
        }
        None
    }

    /// The node that a reference such as `#/components/schemas/Tag` names: a JSON pointer in a URI fragment (RFC 6901 §6).
    pub fn target(&self, reference: &str) -> Option<&Node> {
        let pointer = percent_decoded(reference.strip_prefix('#')?)?;
        let mut tokens = pointer.split('/');
        // Before the first slash there is nothing.
        tokens.next().filter(|before| before.is_empty())?;
        tokens.try_fold(self.root(), |node, token| {
            let token = token.replace("~1", "/").replace("~0", "~");
            node.get(&token).or_else(|| node.items().get(index(&token)?).map(|item| &**item))
        })
    }

    /// The component that a reference to nothing most likely misspells.
    pub fn nearest_component(&self, reference: &str) -> Option<&str> {
        let (section, name) = reference.rsplit_once('/')?;
        let known = self.target(section)?.entries().iter().map(|entry| entry.key.as_str());
        spelling::nearest(name, known)
    }
}

/// An array index of RFC 6901 §4: digits without a leading zero.
fn index(token: &str) -> Option<usize> {
    let is_index = token == "0" || !token.starts_with(['0', '+']);
    token.parse().ok().filter(|_| is_index)
}

/// `None` if an escape is broken, or the bytes are not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}
