//! Lists that the server answers a page at a time.
//!
//! `paginate(…)` in `#[memoram_endpoint]` implements [`Paginated`] and gives a request two methods: `pages`, which
//! answers a page at a time, and `items`, which answers what is on them, one by one. The next page is asked for when the
//! one before it is used up, so no more than one is in memory.
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
//! Each page is a call of its own, with the client's token, retries, limits and time limit. A list begins where the
//! request's own cursor says, and ends with the page that names no next one: `None`, an absent property, or an empty
//! string. A page without items goes on if it names a next one. A cursor that was there before is an error of the kind
//! [`Response`](crate::ErrorKind::Response), since the list would never end. After an error a list has ended.

mod cursor;
mod pager;
mod streams;
#[cfg(all(test, feature = "macros"))]
mod tests;

pub use cursor::{Cursor, CursorValue};
pub use streams::{Items, Pages};

use crate::endpoint::Endpoint;

/// An endpoint that answers a page at a time. Implemented by `paginate(…)` in `#[memoram_endpoint]`.
///
/// Writing it by hand is possible, and is what the attribute's expansion looks like:
///
/// ```
/// use memoram_runtime::pages::{Batch, Cursor, CursorValue, ItemList};
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
///     fn items(page: Notes) -> Option<Batch<String>> {
///         Some(page.texts.into_batch())
///     }
/// }
///
/// # fn example(client: &Client) {
/// let texts = client.items(&ListNotes { after: None });
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not answer a page at a time",
    label = "not paginated",
    note = "put `paginate(cursor = …, next = …, items = …)` into its `#[memoram_endpoint]`"
)]
pub trait Paginated: Endpoint {
    /// What a page holds.
    type Item: Send + 'static;
    /// The wire name of the cursor: of a query parameter, or of a property of the body.
    const CURSOR: &'static str;

    /// Where the next page begins; `None` on the last one.
    fn next(page: &Self::Response) -> Option<Cursor>;

    /// What a page holds; `None` is nothing.
    fn items(page: Self::Response) -> Option<Batch<Self::Item>>;
}

/// The items of one page.
pub type Batch<T> = Vec<T>;

/// A value of an answer that is a list of items: a `Vec`, a boxed slice, or an `Option` of either. `None` is an empty
/// list.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of `{T}`",
    label = "not a list of `{T}`",
    note = "`Vec<{T}>`, `Box<[{T}]>` and `Option`s of them are"
)]
pub trait ItemList<T> {
    /// The items, in their order.
    fn into_batch(self) -> Batch<T>;
}

impl<T> ItemList<T> for Vec<T> {
    fn into_batch(self) -> Batch<T> {
        self
    }
}

impl<T> ItemList<T> for Box<[T]> {
    fn into_batch(self) -> Batch<T> {
        self.into_vec()
    }
}

impl<T, L: ItemList<T>> ItemList<T> for Option<L> {
    fn into_batch(self) -> Batch<T> {
        self.map(L::into_batch).unwrap_or_default()
    }
}
