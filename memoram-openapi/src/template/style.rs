//! Placeholders as other routers write them.

use super::is_name;

/// How a foreign placeholder is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
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
pub(super) fn foreign(segment: &str) -> Option<(String, Style)> {
    let inside = |open: &str, close: &str| segment.strip_prefix(open)?.strip_suffix(close);
    let ours = |name: &str, style| Some((format!("{{{name}}}"), style));
    if let Some(name) = segment.strip_prefix(':').filter(|name| is_name(name)) {
        return ours(name, Style::Brackets);
    }
    if let Some(name) = inside("<", ">") {
        return ours(name.split(':').next().unwrap_or_default(), Style::Brackets);
    }
    if let Some(name) = inside("{{", "}}").or_else(|| inside("${", "}")) {
        return ours(name, Style::Brackets);
    }
    if let Some(name) = segment.strip_prefix('*').filter(|name| is_name(name)) {
        return ours(name, Style::CatchAll);
    }
    let name = inside("{", "}")?;
    if let Some((name, _)) = name.split_once(':') {
        return ours(name, Style::Typed);
    }
    if let Some(name) = name.strip_suffix('?') {
        return ours(name, Style::Optional);
    }
    ours(name.strip_prefix('*')?, Style::CatchAll)
}
