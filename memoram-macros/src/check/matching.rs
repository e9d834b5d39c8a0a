//! Finds the documented name for a field, or the field for a placeholder.

use memoram_openapi::spelling::folded;

/// A name to find.
pub(crate) struct NameQuery {
    pub(crate) name: String,
    /// Whether the spelling counts: the user wrote the wire name.
    exact: bool,
}

/// The candidates that fit a name.
pub(crate) enum Found<T> {
    One(T),
    Several(Vec<T>),
    Nothing,
}

impl NameQuery {
    /// Fits this spelling only.
    pub(crate) fn exactly(name: impl Into<String>) -> Self {
        NameQuery { name: name.into(), exact: true }
    }

    /// Fits any spelling that differs in case, underscores and hyphens only.
    pub(crate) fn loosely(name: impl Into<String>) -> Self {
        NameQuery { name: name.into(), exact: false }
    }

    /// Whether a candidate fits. The case of a header never counts (RFC 9110 §5.1).
    pub(crate) fn fits(&self, candidate: &str, is_header: bool) -> bool {
        same_wire_name(&self.name, candidate, is_header) || !self.exact && same_folded(&self.name, candidate)
    }

    /// The candidate with an equal name, else all that fit.
    pub(crate) fn find<T>(
        &self,
        candidates: impl IntoIterator<Item = T>,
        is_header: bool,
        name_of: impl Fn(&T) -> &str,
    ) -> Found<T> {
        // Folding is slow, and most names are equal.
        let mut fitting = Vec::new();
        let mut others = Vec::new();
        for candidate in candidates {
            if same_wire_name(&self.name, name_of(&candidate), is_header) {
                return Found::One(candidate);
            }
            others.push(candidate);
        }
        if !self.exact {
            let folded = folded(&self.name);
            fitting.extend(others.into_iter().filter(|candidate| self::folded(name_of(candidate)) == folded));
        }
        match fitting.len() {
            0 => Found::Nothing,
            1 => fitting.pop().map_or(Found::Nothing, Found::One),
            _ => Found::Several(fitting),
        }
    }
}

/// Whether two names differ in case, underscores and hyphens at most.
pub(crate) fn same_folded(left: &str, right: &str) -> bool {
    folded(left) == folded(right)
}

/// Whether two wire names are one.
pub(crate) fn same_wire_name(left: &str, right: &str, is_header: bool) -> bool {
    left == right || is_header && left.eq_ignore_ascii_case(right)
}
