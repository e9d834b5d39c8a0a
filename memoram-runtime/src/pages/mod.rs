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
//! Each page is a call of its own, with the client's token, retries and limits, and with a time limit of its own. The list
//! begins at the request's own cursor, and ends with the page that has no next cursor: the property is `null`, missing, or
//! an empty string. A page without items does not end the list if it has a next cursor. A cursor that the server has
//! returned before is an error of the kind [`Response`](crate::ErrorKind::Response), because the list would never end. An
//! error ends the list.

mod cursor;
mod pager;
mod streams;
#[cfg(all(test, feature = "macros"))]
mod tests;

pub use cursor::{Cursor, CursorValue};
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
    /// The wire name of the query parameter, form field or property that takes the cursor.
    const CURSOR: &'static str;

    /// Returns the cursor of the next page, or `None` on the last page.
    fn next(page: &Self::Response) -> Option<Cursor>;

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
}

impl<T> ItemList<T> for Box<[T]> {
    fn into_items(self) -> Vec<T> {
        self.into_vec()
    }
}

impl<T, L: ItemList<T>> ItemList<T> for Option<L> {
    fn into_items(self) -> Vec<T> {
        self.map(L::into_items).unwrap_or_default()
    }
}
