//! Paginated lists.
//!
//! `paginate(…)` in `#[memoram_endpoint]` implements [`Paginated`] and adds two methods to a request: `pages` returns one
//! page after another, and `items` returns the items of all pages one by one. A page is requested when the page before it
//! has been used up, so only one page is in memory.
//!
//! ```no_run
//! # #[cfg(feature = "api")]
//! # async fn example(client: memoram_runtime::Client) -> Result<(), memoram_runtime::Error> {
//! use memoram_runtime::api::ListMemoryBlobs;
//!
//! let mut blobs = ListMemoryBlobs::new("a-user-id").items(&client);
//! while let Some(blob) = blobs.try_next().await? {
//!     println!("{}", blob.id);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Each page is a call of its own, with the client's token, retries and limits, and with a time limit of its own. An error
//! ends the list. [`Follow`] says how pages follow one another:
//!
//! - By a cursor, the list begins at the request's own, and ends with the page that has no next one: the property is `null`,
//!   missing, or an empty string. A page without items does not end the list if it has a next cursor.
//! - By page number or offset, the list begins at the request's own, and ends with a page that is empty or has fewer items
//!   than the one before it. The next offset is the one of the page and the number of its items, not the limit, because
//!   servers cap limits.
//! - By the header `Link` (RFC 8288), or by a URL in the answer, the list ends with the answer that has none. The URL may be
//!   relative. It must be on the same server, because the client's credentials are sent there too.
//!
//! A page that was there before is an error of the kind [`Response`](crate::ErrorKind::Response), because the list would never
//! end.

mod cursor;
mod follow;
mod link;
mod list;
mod pager;
mod streams;
#[cfg(all(test, feature = "macros"))]
mod tests;

pub use cursor::{Cursor, CursorValue};
pub use follow::Follow;
pub use streams::{Items, Pages};

use crate::endpoint::Endpoint;

/// An endpoint whose response is one page of a list. Implemented by `paginate(…)` in `#[memoram_endpoint]`.
///
/// You can also implement it by hand. The expansion of the attribute looks like this:
///
/// ```
/// use memoram_runtime::pages::{Cursor, CursorValue, ItemList};
/// use memoram_runtime::{Client, Paginated, memoram_endpoint};
///
/// #[derive(serde::Deserialize)]
/// struct Notes {
///     texts: Vec<String>,
///     next: Option<String>,
/// }
///
/// #[memoram_endpoint(GET, "/notes", spec = none, response = Notes)]
/// struct ListNotes {
///     after: Option<String>,
/// }
///
/// impl Paginated for ListNotes {
///     type Item = String;
///     const CURSOR: &'static str = "after";
///
///     fn next(page: &Notes) -> Option<Cursor> {
///         page.next.cursor()
///     }
///
///     fn items(page: Notes) -> Option<Vec<String>> {
///         Some(page.texts.into_items())
///     }
/// }
///
/// # fn example(client: &Client) {
/// let texts = client.items(&ListNotes { after: None });
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a paginated endpoint",
    label = "not paginated",
    note = "put `paginate(cursor = …, next = …, items = …)` into its `#[memoram_endpoint]`"
)]
pub trait Paginated: Endpoint {
    /// The type of the items on a page.
    type Item: Send + 'static;
    /// The wire name of the query parameter, form field or property that takes the cursor, for [`Follow::Cursor`].
    const CURSOR: &'static str = "";
    /// How the pages follow one another.
    const FOLLOW: Follow = Follow::Cursor(Self::CURSOR);

    /// Returns the cursor or the URL of the next page, or `None` on the last page; for [`Follow::Cursor`] and
    /// [`Follow::NextUrl`].
    fn next(page: &Self::Response) -> Option<Cursor> {
        let _ = page;
        None
    }

    /// Returns the number of items on a page, for [`Follow::Page`] and [`Follow::Offset`]. `None` counts as an empty page.
    fn count(page: &Self::Response) -> Option<usize> {
        let _ = page;
        None
    }

    /// Returns the items of a page, in their order. `None` counts as an empty page.
    fn items(page: Self::Response) -> Option<Vec<Self::Item>>;
}

/// The items of one page.
#[deprecated(note = "use `Vec`")]
pub type Batch<T> = Vec<T>;

/// A property of a response that is a list of items: a `Vec`, a boxed slice, or an `Option` of either. `None` counts as an
/// empty list.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of `{T}`",
    label = "not a list of `{T}`",
    note = "`Vec<{T}>`, `Box<[{T}]>` and `Option`s of them are"
)]
pub trait ItemList<T> {
    /// Returns the items, in their order.
    fn into_items(self) -> Vec<T>;

    /// Returns the number of items.
    fn count(&self) -> usize;

    /// Renamed to [`into_items`](Self::into_items).
    #[deprecated(note = "renamed to `into_items`")]
    fn into_batch(self) -> Vec<T>
    where
        Self: Sized,
    {
        self.into_items()
    }
}

impl<T> ItemList<T> for Vec<T> {
    fn into_items(self) -> Vec<T> {
        self
    }

    fn count(&self) -> usize {
        self.len()
    }
}

impl<T> ItemList<T> for Box<[T]> {
    fn into_items(self) -> Vec<T> {
        self.into_vec()
    }

    fn count(&self) -> usize {
        self.len()
    }
}

impl<T, L: ItemList<T>> ItemList<T> for Option<L> {
    fn into_items(self) -> Vec<T> {
        self.map(L::into_items).unwrap_or_default()
    }

    fn count(&self) -> usize {
        self.as_ref().map_or(0, L::count)
    }
}
