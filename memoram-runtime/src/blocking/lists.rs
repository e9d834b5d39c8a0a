//! Lists whose pages and items are waited for.

use std::time::Duration;

use super::{Client, Stream};
use crate::pages::Paginated;

/// The pages of a list, each with its status and headers: an iterator. See [`pages`](mod@crate::pages).
pub type Pages<P> = Stream<crate::Pages<P>>;

/// The items of a list, over all its pages: an iterator. See [`pages`](mod@crate::pages).
///
/// ```no_run
/// # #[cfg(feature = "api")]
/// # fn example(client: memoram_runtime::blocking::Client) -> Result<(), memoram_runtime::Error> {
/// use memoram_runtime::api::ListMemoryBlobs;
///
/// for blob in ListMemoryBlobs::new("a-user-id").items_blocking(&client) {
///     println!("{}", blob?.id);
/// }
/// # Ok(())
/// # }
/// ```
pub type Items<T> = Stream<crate::Items<T>>;

impl Client {
    /// Returns the pages of a list. `endpoint.pages_blocking(&client)` does the same. Nothing is sent before the first page is
    /// requested.
    pub fn pages<E: Paginated>(&self, endpoint: &E) -> Pages<E::Response> {
        self.stream(self.client.pages(endpoint))
    }

    /// Returns the items of all pages of a list. `endpoint.items_blocking(&client)` does the same. Nothing is sent before the
    /// first item is requested.
    pub fn items<E: Paginated>(&self, endpoint: &E) -> Items<E::Item> {
        self.stream(self.client.items(endpoint))
    }
}

macro_rules! options {
    ($($list:ident)*) => {$(
        impl<T> Stream<crate::$list<T>> {
            /// Sets the maximum number of pages. The list then ends without an error, even if there are more. Default: no
            /// limit.
            pub fn limit_pages(self, pages: usize) -> Self {
                self.map(|list| list.limit_pages(pages))
            }

            /// Sets the time limit for the call of each page. It replaces
            /// [`TimeoutConfig::operation`](crate::TimeoutConfig::operation).
            pub fn timeout(self, limit: Duration) -> Self {
                self.map(|list| list.timeout(limit))
            }

            /// Sets a header of each page's request, like [`Call::header`](crate::Call::header).
            pub fn header(self, name: &str, value: &str) -> Self {
                self.map(|list| list.header(name, value))
            }
        }
    )*};
}

options!(Pages Items);
