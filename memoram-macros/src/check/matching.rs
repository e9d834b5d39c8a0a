//! Finds the name that is meant by another: a documented name by a field's, or a field's by a placeholder's.

use memoram_openapi::spelling::folded;

/// A name to find.
pub(crate) struct Wanted {
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

impl Wanted {
    /// Fits this spelling only.
    pub(crate) fn exactly(name: impl Into<String>) -> Self {
        Wanted { name: name.into(), exact: true }
    }

    /// Fits any spelling that differs in case, underscores and hyphens only.
    pub(crate) fn loosely(name: impl Into<String>) -> Self {
        Wanted { name: name.into(), exact: false }
    }

    /// Whether a candidate fits. The case of a header never counts (RFC 9110 §5.1).
    pub(crate) fn fits(&self, candidate: &str, is_header: bool) -> bool {
        is_equal(&self.name, candidate, is_header) || !self.exact && is_same(&self.name, candidate)
    }

    /// The candidate with an equal name, else all that fit.
    pub(crate) fn find<T>(
        &self,
        candidates: impl IntoIterator<Item = T>,
        is_header: bool,
        name_of: impl Fn(&T) -> &str,
    ) -> Found<T> {
        let mut fitting = Vec::new();
        for candidate in candidates {
            if is_equal(&self.name, name_of(&candidate), is_header) {
                return Found::One(candidate);
            }
            if self.fits(name_of(&candidate), is_header) {
                fitting.push(candidate);
            }
        }
        match fitting.len() {
            0 => Found::Nothing,
            1 => fitting.pop().map_or(Found::Nothing, Found::One),
            _ => Found::Several(fitting),
        }
    }
}

/// Whether two names differ in case, underscores and hyphens at most.
pub(crate) fn is_same(left: &str, right: &str) -> bool {
    folded(left) == folded(right)
}

/// Whether two wire names are one.
pub(crate) fn is_equal(left: &str, right: &str, is_header: bool) -> bool {
    left == right || is_header && left.eq_ignore_ascii_case(right)
}
