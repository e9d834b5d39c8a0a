//! The limits of numbers.

use super::Schema;
use crate::document::Node;

impl Schema<'_> {
    /// The least and the greatest integer that it allows.
    pub fn bounds(&self) -> (Option<i128>, Option<i128>) {
        let limited = |node| Some(bounds(node)).filter(|bounds| *bounds != (None, None));
        self.first(limited).unwrap_or_default()
    }
}

/// An exclusive limit is a flag beside the limit in OpenAPI 3.0, and a number of its own in 3.1.
fn bounds(node: &Node) -> (Option<i128>, Option<i128>) {
    let limits = |limit, exclusive, step: i128| {
        let beside = if node.is_true(exclusive) { step } else { 0 };
        let own = node.number::<i128>(limit).map(|limit| limit.saturating_add(beside));
        [own, node.number::<i128>(exclusive).map(|limit| limit.saturating_add(step))].into_iter().flatten()
    };
    (limits("minimum", "exclusiveMinimum", 1).max(), limits("maximum", "exclusiveMaximum", -1).min())
}
