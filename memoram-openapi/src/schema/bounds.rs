//! The limits of numbers.

use super::Schema;
use crate::document::Node;

impl Schema<'_> {
    /// The least and the greatest integer that it allows.
    pub fn bounds(&self) -> (Option<i128>, Option<i128>) {
        let limited = |node| Some(bounds(node)).filter(|bounds| *bounds != (None, None));
        self.first(limited).unwrap_or_default()
    }

    /// Its `default`, if that is an integer.
    pub fn default_integer(&self) -> Option<i128> {
        self.first(|node| node.number("default"))
    }
}

/// An exclusive limit is a flag beside the limit in OpenAPI 3.0, and a number of its own in 3.1.
fn bounds(node: &Node) -> (Option<i128>, Option<i128>) {
    let limits = |limit, exclusive, step: i128| {
        let beside = if node.is_true(exclusive) { step } else { 0 };
        let number = |key| node.number(key).map(unrounded);
        let own = number(limit).map(|limit| limit.saturating_add(beside));
        [own, number(exclusive).map(|limit| limit.saturating_add(step))].into_iter().flatten()
    };
    (limits("minimum", "exclusiveMinimum", 1).max(), limits("maximum", "exclusiveMaximum", -1).min())
}

/// Tools that keep every number as a 64-bit float write the limits of 64-bit integers rounded.
fn unrounded(limit: i128) -> i128 {
    match limit {
        9_223_372_036_854_776_000 | 9_223_372_036_854_775_808 => i64::MAX.into(),
        -9_223_372_036_854_776_000 => i64::MIN.into(),
        18_446_744_073_709_552_000 | 18_446_744_073_709_551_616 => u64::MAX.into(),
        limit => limit,
    }
}
