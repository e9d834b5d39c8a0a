//! How the pages of a list follow one another.

/// What leads from a page of a list to the next one. The attribute's `paginate(…)` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Follow {
    /// A page has the cursor of the next one ([`Paginated::next`](super::Paginated::next)), which is sent under this wire
    /// name. The list ends with the page that has none.
    Cursor(&'static str),
    /// The number of the page is sent under this wire name. If the request leaves it out, its page is the `first`. The list
    /// ends with a page that is empty, or has fewer items than the one before it.
    Page {
        /// The wire name.
        name: &'static str,
        /// The number of the first page.
        first: u64,
    },
    /// The number of items that come before the page is sent under this wire name. The list ends like one of numbered pages.
    Offset(&'static str),
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
            Follow::Cursor(name) | Follow::Page { name, .. } | Follow::Offset(name) => Some(name),
            Follow::Link | Follow::NextUrl => None,
        }
    }
}
