//! How the pages of a list follow one another.

/// What leads from a page of a list to the next one. The attribute's `paginate(…)` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Follow {
    /// A page has the cursor of the next one ([`Paginated::next`](super::Paginated::next)), which is sent under this wire
    /// name. The list ends with the page that has none.
    Cursor(&'static str),
    /// The number of the page is sent. The list ends with an empty page; if the request has a limit, also with a page that is
    /// below the limit and has fewer items than the page before it.
    Page {
        /// The wire name of the number.
        name: &'static str,
        /// The number of the first page, if the request leaves it out.
        first: u64,
        /// The wire name of the limit, if there is one.
        limit: Option<&'static str>,
    },
    /// The number of items that come before the page is sent. The list ends like one of numbered pages.
    Offset {
        /// The wire name of the number.
        name: &'static str,
        /// The wire name of the limit, if there is one.
        limit: Option<&'static str>,
    },
    /// The answer has the URL of the next page in its header `Link`, with `rel="next"` (RFC 8288). The list ends with the
    /// answer that has none.
    Link,
    /// A page has the URL of the next one ([`Paginated::next`](super::Paginated::next)). The list ends with the page that has
    /// none.
    NextUrl,
}

impl Follow {
    /// The wire name of what changes from page to page. `None` if the next page has a URL of its own.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Follow::Cursor(name) | Follow::Page { name, .. } | Follow::Offset { name, .. } => Some(name),
            Follow::Link | Follow::NextUrl => None,
        }
    }

    /// The wire name of the limit.
    pub(super) fn limit(self) -> Option<&'static str> {
        match self {
            Follow::Page { limit, .. } | Follow::Offset { limit, .. } => limit,
            Follow::Cursor(_) | Follow::Link | Follow::NextUrl => None,
        }
    }

    pub(super) fn is_numbered(self) -> bool {
        matches!(self, Follow::Page { .. } | Follow::Offset { .. })
    }
}
