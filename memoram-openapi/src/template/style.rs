//! Placeholders as other routers write them.

use super::is_name;

/// How a foreign placeholder is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceholderStyle {
    /// `:id`, `<id>`, `{{id}}` or `${id}`: the same meaning in other brackets.
    Brackets,
    /// `{id:u64}`: with a type.
    Typed,
    /// `{id?}`: it may be left out.
    Optional,
    /// `*rest` or `{*rest}`: it takes several segments.
    CatchAll,
}

/// A segment in our form, and how it was written.
pub(super) fn foreign(segment: &str) -> Option<(String, PlaceholderStyle)> {
    // `{a}:{b}` is two placeholders of ours.
    let is_one = |inside: &&str| !inside.contains(['{', '}']);
    let inside = |open: &str, close: &str| segment.strip_prefix(open)?.strip_suffix(close).filter(is_one);
    let ours = |name: &str, style| Some((format!("{{{name}}}"), style));
    if let Some(name) = segment.strip_prefix(':').filter(|name| is_name(name)) {
        return ours(name, PlaceholderStyle::Brackets);
    }
    if let Some(name) = inside("<", ">") {
        return ours(name.split(':').next().unwrap_or_default(), PlaceholderStyle::Brackets);
    }
    if let Some(name) = inside("{{", "}}").or_else(|| inside("${", "}")) {
        return ours(name, PlaceholderStyle::Brackets);
    }
    if let Some(name) = segment.strip_prefix('*').filter(|name| is_name(name)) {
        return ours(name, PlaceholderStyle::CatchAll);
    }
    let name = inside("{", "}")?;
    if let Some((name, _)) = name.split_once(':') {
        return ours(name, PlaceholderStyle::Typed);
    }
    if let Some(name) = name.strip_suffix('?') {
        return ours(name, PlaceholderStyle::Optional);
    }
    ours(name.strip_prefix('*')?, PlaceholderStyle::CatchAll)
}
