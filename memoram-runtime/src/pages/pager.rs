//! The calls of a list, one after another. A decoder turns each response into a page.

use std::collections::HashSet;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::hash::BuildHasher;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use super::{Cursor, Paginated};
use crate::call::{Call, CallFuture, Decode, Pending};
use crate::encode::{Encoded, EncodedCursor, Encoder};
use crate::error::{Error, ErrorKind, Outcome};
use crate::scheme::sealed::{Scheme, Wants};
use crate::send::{ClientInner, Prepared};
use crate::spec::EndpointSpec;

/// A decoded page, and the cursor of the next one.
pub(super) struct DecodedPage<T> {
    pub(super) value: T,
    pub(super) next: Option<Cursor>,
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
}

impl<T> Pager<T> {
    pub(super) fn new<E: Paginated>(client: &Arc<ClientInner>, request: &E, decode: Decode<DecodedPage<T>>) -> Self {
        let (list, first) = match List::of(request, client) {
            Ok((list, first)) => (Some(list), Ok(first)),
            Err(error) => (None, Err(error)),
        };
        let (client, next) = (Arc::clone(client), Some(first));
        Pager { client, endpoint: E::SPEC, list, next, call: None, decode, pages_left: usize::MAX }
    }

    pub(super) fn limit_pages(&mut self, pages: usize) {
        self.pages_left = pages;
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
            let after = |cursor: Cursor| self.list.as_mut().map(|list| list.after(&cursor));
            self.next = page.next.and_then(after);
            page.value
        })))
    }

    fn begin(&mut self) -> Option<CallFuture<DecodedPage<T>>> {
        let prepared = self.next.take()?;
        self.pages_left = self.pages_left.checked_sub(1)?;
        Some(Call::decoded(Pending::new(&self.client, prepared), self.decode).into_future())
    }
}

/// What the requests for all pages have in common, and which pages were requested.
struct List {
    wants: Wants,
    /// The request, without the cursor.
    request: Encoded,
    /// The cursor of the first page.
    cursor: EncodedCursor,
    /// Hashes of the cursors that were sent, so that a long list takes little memory.
    seen: HashSet<u64>,
}

impl List {
    /// Returns the list and the request for its first page, which begins at the request's own cursor.
    fn of<E: Paginated>(request: &E, client: &ClientInner) -> Result<(Self, Prepared), Error> {
        let mut encoder = client.core.encoder(E::SPEC).with_cursor(E::CURSOR);
        request.encode(&mut encoder)?;
        List::begin(encoder, E::CURSOR, E::Auth::WANTS)
    }

    /// The part of [`of`](Self::of) that does not depend on the endpoint's type.
    fn begin(mut encoder: Encoder, name: &str, wants: Wants) -> Result<(Self, Prepared), Error> {
        let cursor = encoder.take_cursor();
        let request = encoder.finish()?;
        let missing = || Error::invalid(&request.endpoint, format!("neither its query nor its body has `{name}`"));
        let cursor = cursor.ok_or_else(missing)?;
        let mut list = List { wants, request, cursor: cursor.clone(), seen: HashSet::new() };
        let first = list.page(&cursor)?;
        Ok((list, first))
    }

    fn after(&mut self, cursor: &Cursor) -> Result<Prepared, Error> {
        let cursor = self.cursor.with(&self.request.endpoint, cursor)?;
        self.page(&cursor)
    }

    /// Returns the request for a page. Fails if the page was requested before.
    fn page(&mut self, cursor: &EncodedCursor) -> Result<Prepared, Error> {
        if !self.seen.insert(self.seen.hasher().hash_one(cursor)) {
            let text = "the answer names a page that was there before, so the list would never end";
            return Err(Error::with_text(ErrorKind::Response, Outcome::Completed, &self.request.endpoint, text));
        }
        Ok(Prepared::of(self.request.with_cursor(cursor), self.wants))
    }
}

impl<T> fmt::Debug for Pager<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager").field("request", &self.endpoint).finish_non_exhaustive()
    }
}
