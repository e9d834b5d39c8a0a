//! The tree that is printed.

use serde_json::{Value, json};

use crate::output::{bold, dim, one_line, red};

/// A longer name or type does not move what is behind those of its neighbours.
const WIDEST: usize = 32;

/// A line of the tree, and what is below it.
pub(super) struct Part {
    pub(super) name: String,
    /// Its type in Rust.
    pub(super) ty: String,
    /// What the document says of it.
    pub(super) what: String,
    pub(super) required: bool,
    pub(super) below: Vec<Part>,
}

/// How wide the columns are: names with their marks, and types.
type Widths = (usize, usize);

impl Part {
    pub(super) fn new(name: impl Into<String>, what: impl Into<String>) -> Self {
        Part { name: name.into(), ty: String::new(), what: what.into(), required: false, below: Vec::new() }
    }

    /// Prints it, and what is below it with its columns aligned.
    pub(super) fn print(&self, depth: usize, (names, types): Widths) {
        let indent = "  ".repeat(depth);
        let name = one_line(&self.name);
        let mark = if self.required { "*" } else { "" };
        let gap = " ".repeat(names.saturating_sub(name.chars().count().saturating_add(mark.len())));
        let mut line = format!("{indent}{}{}", bold(name), red(mark));
        if !self.ty.is_empty() {
            let ty = one_line(&self.ty);
            let behind = if self.what.is_empty() { 0 } else { types };
            line.push_str(&format!("{gap}  {ty:behind$}"));
        }
        if !self.what.is_empty() {
            let gap = if self.ty.is_empty() { gap.as_str() } else { "" };
            line.push_str(&format!("{gap}  {}", dim(one_line(&self.what))));
        }
        anstream::println!("{line}");
        let widest = |width: fn(&Part) -> usize| {
            self.below.iter().map(width).filter(|width| *width <= WIDEST).max().unwrap_or_default()
        };
        let name = |part: &Part| one_line(&part.name).chars().count().saturating_add(usize::from(part.required));
        let widths = (widest(name), widest(|part| one_line(&part.ty).chars().count()));
        self.below.iter().for_each(|part| part.print(depth.saturating_add(1), widths));
    }

    pub(super) fn json(&self) -> Value {
        let below: Value = self.below.iter().map(Part::json).collect();
        json!({"name": self.name, "type": self.ty, "is": self.what, "required": self.required, "parts": below})
    }
}
