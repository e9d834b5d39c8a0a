//! Path templates: `/access-requests/{request_id}/credentials`.

mod fault;
mod grammar;
mod style;

use std::ops::Range;

pub use fault::{PlaceholderFault, TemplateFault, TemplateFaultKind};
pub use style::PlaceholderStyle;

/// A path that follows the grammar of the attribute: segments of RFC 3986 `pchar`s, and names in braces.
#[derive(Clone, Debug)]
pub struct Template {
    /// The path as it was written.
    pub path: String,
    /// Its placeholders, from left to right.
    pub placeholders: Vec<Placeholder>,
}

/// A name in braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// The name without the braces.
    pub name: String,
    /// Where it stands, with its braces, in characters of the path.
    pub at: Range<usize>,
}

impl Template {
    /// Reads a path.
    ///
    /// # Errors
    ///
    /// Every fault of the path, from left to right.
    pub fn parse(path: &str) -> Result<Template, Vec<TemplateFault>> {
        grammar::read(path).map(|placeholders| Template { path: path.to_owned(), placeholders })
    }
}

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplatePart<'t> {
    /// Text that is sent as it is.
    Literal(&'t str),
    /// The name between two braces.
    Placeholder(&'t str),
}

/// Splits any template, also one that does not follow the grammar. A brace that is never closed is literal text.
pub fn parts(template: &str) -> impl Iterator<Item = TemplatePart<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let inside = rest.strip_prefix('{').and_then(|inside| inside.split_once('}'));
        if let Some((name, after)) = inside {
            rest = after;
            return Some(TemplatePart::Placeholder(name));
        }
        let end = rest.char_indices().skip(1).find(|(_, letter)| *letter == '{').map_or(rest.len(), |(end, _)| end);
        let (literal, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(TemplatePart::Literal(literal)).filter(|_| !literal.is_empty())
    })
}

/// A documented path without a query and a fragment, which are not part of a path.
pub fn without_suffix(template: &str) -> &str {
    template.split(['?', '#']).next().unwrap_or_default()
}

/// The template without the names of its placeholders. Two templates with one shape name the same paths.
pub fn shape(template: &str) -> String {
    let mut shape = String::with_capacity(template.len());
    for part in parts(template) {
        shape.push_str(match part {
            TemplatePart::Literal(literal) => literal,
            TemplatePart::Placeholder(_) => "{}",
        });
    }
    shape
}

/// Whether a word can be the name of a placeholder: an ASCII identifier.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first == '_' || first.is_ascii_alphabetic())
        && letters.all(|letter| letter == '_' || letter.is_ascii_alphanumeric())
}
