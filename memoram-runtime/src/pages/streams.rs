//! The streams of a list: its pages, and its items.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::vec;

use futures_core::Stream;

use super::Paginated;
use super::list::Arrived;
use super::pager::{DecodedPage, Pager};
use crate::decode::{decode, decode_response};
use crate::error::Error;
use crate::response::{RawResponse, Response};
use crate::send::ClientInner;

/// The pages of a list, each with its status and headers. See [`pages`](crate::pages).
///
/// It is also a [`Stream`], for use with the combinators of other crates.
///
/// ```no_run
/// # #[cfg(feature = "api")]
/// # async fn example(client: memoram_runtime::Client) -> Result<(), memoram_runtime::Error> {
/// use memoram_runtime::api::ListMemoryBlobs;
///
/// let request = ListMemoryBlobs { limit: Some(50), ..ListMemoryBlobs::new("a-user-id") };
/// let mut pages = request.pages(&client).limit_pages(3);
/// while let Some(page) = pages.try_next().await? {
///     println!("{:?}: {} blobs", page.request_id(), page.memory_blobs.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent before a page is asked for"]
pub struct Pages<P> {
    pager: Pager<Response<P>>,
}

impl<P> Pages<P> {
    pub(crate) fn new<E: Paginated<Response = P>>(client: &Arc<ClientInner>, request: &E) -> Self {
        Pages { pager: Pager::new(client, request, page::<E>) }
    }

    /// Sets the maximum number of pages. The list then ends without an error, even if there are more. Default: no limit.
    pub fn limit_pages(mut self, pages: usize) -> Self {
        self.pager.limit_pages(pages);
        self
    }

    /// Sets the time limit for the call of each page: the token request, all attempts, and the waits between them. It replaces
    /// [`TimeoutConfig::operation`](crate::TimeoutConfig::operation).
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.pager.set_timeout(limit);
        self
    }

    /// Sets a header of each page's request, like [`Call::header`](crate::Call::header). A header that cannot be sent is the
    /// error that the list begins with.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.pager.set_header(name, value);
        self
    }

    /// Requests the next page. Returns `None` after the last one.
    ///
    /// This method is cancel safe: if its future is dropped, the next call continues with the same request.
    ///
    /// # Errors
    ///
    /// Returns the error of a call, or an error if the server repeats a page or names another server for the next one. The list has ended in that case.
    pub async fn try_next(&mut self) -> Result<Option<Response<P>>, Error> {
        poll_fn(|context| self.pager.poll_next(context)).await.transpose()
    }
}

impl<P> Stream for Pages<P> {
    type Item = Result<Response<P>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.pager.poll_next(context)
    }
}

/// The items of a list, over all its pages. See [`pages`](crate::pages).
///
/// It is also a [`Stream`], for use with the combinators of other crates.
///
/// ```no_run
/// # #[cfg(feature = "api")]
/// # async fn example(client: memoram_runtime::Client) -> Result<(), memoram_runtime::Error> {
/// use memoram_runtime::api::ListMemoryBlobs;
///
/// let mut blobs = ListMemoryBlobs::new("a-user-id").items(&client);
/// while let Some(blob) = blobs.try_next().await? {
///     println!("{}", blob.title.as_deref().unwrap_or_default());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent before an item is asked for"]
pub struct Items<T> {
    pager: Pager<Vec<T>>,
    page: vec::IntoIter<T>,
}

impl<T> Items<T> {
    pub(crate) fn new<E: Paginated<Item = T>>(client: &Arc<ClientInner>, request: &E) -> Self {
        Items { pager: Pager::new(client, request, items::<E>), page: Vec::new().into_iter() }
    }

    /// Sets the maximum number of pages. The list then ends without an error, even if there are more. Default: no limit.
    pub fn limit_pages(mut self, pages: usize) -> Self {
        self.pager.limit_pages(pages);
        self
    }

    /// Sets the time limit for the call of each page: the token request, all attempts, and the waits between them. It replaces
    /// [`TimeoutConfig::operation`](crate::TimeoutConfig::operation).
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.pager.set_timeout(limit);
        self
    }

    /// Sets a header of each page's request, like [`Call::header`](crate::Call::header). A header that cannot be sent is the
    /// error that the list begins with.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.pager.set_header(name, value);
        self
    }

    /// Returns the next item, or `None` after the last one. A page is requested when all items of the page before it have
    /// been returned.
    ///
    /// This method is cancel safe: if its future is dropped, the next call continues with the same request.
    ///
    /// # Errors
    ///
    /// Returns the error of a call, or an error if the server repeats a page or names another server for the next one. The list has ended in that case.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        poll_fn(|context| self.poll(context)).await.transpose()
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pager.poll_next(context)) {
                Some(Ok(page)) => self.page = page.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Items are moved out by value, and never pinned.
impl<T> Unpin for Items<T> {}

impl<T> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

fn page<E: Paginated>(response: Box<RawResponse>) -> Result<DecodedPage<Response<E::Response>>, Error> {
    let arrived = Arrived::of(&response, E::FOLLOW);
    let value = decode_response::<E::Response>(response)?;
    let arrived = Arrived { next: E::next(&value), count: E::count(&value), ..arrived };
    Ok(DecodedPage { value, arrived })
}

fn items<E: Paginated>(response: Box<RawResponse>) -> Result<DecodedPage<Vec<E::Item>>, Error> {
    let arrived = Arrived::of(&response, E::FOLLOW);
    let page = decode::<E::Response>(response)?;
    let arrived = Arrived { next: E::next(&page), count: E::count(&page), ..arrived };
    Ok(DecodedPage { value: E::items(page).unwrap_or_default(), arrived })
}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("pager", &self.pager).finish()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pager", &self.pager).finish()
    }
}
