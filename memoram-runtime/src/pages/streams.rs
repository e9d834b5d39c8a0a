//! The two streams of a list: of its pages, and of its items.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::Paginated;
use super::pager::{Pager, Turn};
use crate::client::Client;
use crate::error::Error;
use crate::response::{self, Raw, Response};

/// The pages of a list, each with its status and headers. See [`pages`](crate::pages).
///
/// It is a [`Stream`] too, for those who have combinators of streams.
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
    pub(crate) fn new<E: Paginated<Response = P>>(client: &Client, request: &E) -> Self {
        Pages { pager: Pager::new(client, request, page::<E>) }
    }

    /// Ends the list after so many pages, whether there are more or not. Default: no limit.
    pub fn limit_pages(mut self, pages: usize) -> Self {
        self.pager.limit_pages(pages);
        self
    }

    /// Asks for the next page; `None` after the last one. A page that is on its way when this future is dropped is
    /// what the next one answers.
    ///
    /// # Errors
    ///
    /// Those of a call, and a cursor that was there before. The list has ended then.
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
/// It is a [`Stream`] too, for those who have combinators of streams.
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
    pub(crate) fn new<E: Paginated<Item = T>>(client: &Client, request: &E) -> Self {
        Items { pager: Pager::new(client, request, items::<E>), page: Vec::new().into_iter() }
    }

    /// Ends the list after so many pages, whether there are more or not. Default: no limit.
    pub fn limit_pages(mut self, pages: usize) -> Self {
        self.pager.limit_pages(pages);
        self
    }

    /// The next item; `None` after the last one. The next page is asked for when the one before it is used up. A page
    /// that is on its way when this future is dropped is not lost.
    ///
    /// # Errors
    ///
    /// Those of a call, and a cursor that was there before. The list has ended then.
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

/// Nothing in it is pinned.
impl<T> Unpin for Items<T> {}

impl<T> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

fn page<E: Paginated>(raw: Box<Raw>) -> Result<Turn<Response<E::Response>>, Error> {
    let value = response::decode_whole::<E::Response>(raw)?;
    Ok(Turn { next: E::next(&value), value })
}

fn items<E: Paginated>(raw: Box<Raw>) -> Result<Turn<Vec<E::Item>>, Error> {
    let page = response::decode::<E::Response>(raw)?;
    Ok(Turn { next: E::next(&page), value: E::items(page).unwrap_or_default() })
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
