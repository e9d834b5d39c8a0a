//! The calls of a list, one after another. A decoder turns each response into a page.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use super::Paginated;
use super::list::{Arrived, List};
use crate::call::{Call, CallFuture, Decode, Pending};
use crate::error::Error;
use crate::send::{ClientInner, Prepared};
use crate::spec::EndpointSpec;

/// A decoded page, and what it says about the next one.
pub(super) struct DecodedPage<T> {
    pub(super) value: T,
    pub(super) arrived: Arrived,
}

/// Requests the pages of a list. It owns everything it needs and does not borrow from the request.
pub(super) struct Pager<T> {
    client: Arc<ClientInner>,
    endpoint: EndpointSpec,
    /// `None` if the request cannot be encoded.
    list: Option<List>,
    /// The request for the next page, or the error that ends the list. `None` after the last page.
    next: Option<Result<Prepared, Error>>,
    /// The call for the page that has been requested.
    call: Option<CallFuture<DecodedPage<T>>>,
    decode: Decode<DecodedPage<T>>,
    pages_left: usize,
    /// The time limit for the call of each page.
    timeout: Option<Duration>,
}

impl<T> Pager<T> {
    pub(super) fn new<E: Paginated>(client: &Arc<ClientInner>, request: &E, decode: Decode<DecodedPage<T>>) -> Self {
        let (list, first) = match List::of(request, client) {
            Ok((list, first)) => (Some(list), Ok(first)),
            Err(error) => (None, Err(error)),
        };
        let (client, next) = (Arc::clone(client), Some(first));
        Pager { client, endpoint: E::SPEC, list, next, call: None, decode, pages_left: usize::MAX, timeout: None }
    }

    pub(super) fn limit_pages(&mut self, pages: usize) {
        self.pages_left = pages;
    }

    pub(super) fn set_timeout(&mut self, limit: Duration) {
        self.timeout = Some(limit);
        if let Some(Ok(prepared)) = &mut self.next {
            prepared.timeout = Some(limit);
        }
    }

    /// Sets a header of each page's request. One that cannot be sent is the error that the list begins with.
    pub(super) fn set_header(&mut self, name: &str, value: &str) {
        self.next = self.next.take().map(|next| next.and_then(|prepared| prepared.with_header(name, value)));
        if let (Some(Ok(prepared)), Some(list)) = (&self.next, &mut self.list) {
            list.set_headers(&prepared.request.headers);
        }
    }

    /// Returns the next page, or the error that ends the list. `None` after the last page.
    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let call = match self.call.take().or_else(|| self.begin()) {
            Some(call) => self.call.insert(call),
            None => return Poll::Ready(None),
        };
        let page = ready!(Pin::new(call).poll(context));
        self.call = None;
        Poll::Ready(Some(page.map(|page| {
            let next = self.list.as_mut().and_then(|list| list.after(&page.arrived, &self.client));
            self.next = next.map(|next| next.map(|prepared| Prepared { timeout: self.timeout, ..prepared }));
            page.value
        })))
    }

    fn begin(&mut self) -> Option<CallFuture<DecodedPage<T>>> {
        let prepared = self.next.take()?;
        self.pages_left = self.pages_left.checked_sub(1)?;
        Some(Call::decoded(Pending::new(&self.client, prepared), self.decode).into_future())
    }
}

impl<T> fmt::Debug for Pager<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager").field("request", &self.endpoint).finish_non_exhaustive()
    }
}
