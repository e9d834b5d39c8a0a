//! What can be wrong with a path.

use std::ops::Range;

use super::PlaceholderStyle;

/// A fault of a path, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// What is wrong.
    pub kind: TemplateFaultKind,
    /// The characters of the path that are wrong.
    pub at: Range<usize>,
}

/// What is wrong with a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFaultKind {
    /// It is empty.
    Empty,
    /// It does not begin with a slash.
    NoSlash,
    /// It names a host.
    Host {
        /// What follows the host.
        path: String,
    },
    /// It has a query.
    Query {
        /// The name of the first parameter, if there is one.
        name: Option<String>,
    },
    /// It has a fragment.
    Fragment,
    /// Two slashes follow each other.
    EmptySegment {
        /// The path without empty segments.
        fixed: String,
    },
    /// A segment is `.` or `..`.
    DotSegment {
        /// The segment.
        segment: String,
    },
    /// A character must be percent-encoded.
    Unescaped {
        /// The character.
        letter: char,
        /// The path with all such characters encoded.
        escaped: String,
    },
    /// A `%` without two hexadecimal digits.
    NotAnEscape {
        /// The `%` and what follows it.
        escape: String,
    },
    /// An encoded dot, slash or backslash, which a server may take for the path's structure.
    EscapedStructure {
        /// The escape.
        escape: String,
    },
    /// A placeholder is wrong.
    Placeholder(PlaceholderFault),
}

/// What is wrong with a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceholderFault {
    /// A `{` without a `}`.
    NeverClosed,
    /// A `}` without a `{`.
    ClosesNothing,
    /// Its name is not an identifier.
    NotAName {
        /// A similar name that is one.
        suggestion: Option<String>,
    },
    /// It is written as another router writes it.
    ForeignStyle {
        /// The path with the placeholder as it should be.
        fixed: String,
        /// How it is written.
        style: PlaceholderStyle,
    },
    /// It comes a second time.
    Twice {
        /// Its name.
        name: String,
    },
    /// Nothing stands between it and the placeholder before.
    Together {
        /// Both, with their braces.
        pair: String,
    },
}
