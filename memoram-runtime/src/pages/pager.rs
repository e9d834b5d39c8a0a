//! The calls of a list, one after another. What is made of each answer is left to a decoder.

use std::collections::HashSet;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::hash::BuildHasher;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::{Cursor, Paginated};
use crate::auth::sealed::{Scheme, Wants};
use crate::call::{Call, CallFuture, Decode};
use crate::client::Client;
use crate::encode::{Encoded, Encoder, Part};
use crate::endpoint::EndpointSpec;
use crate::error::{Error, ErrorKind, Outcome};
use crate::exchange::Prepared;

/// What is made of one page, and where the next one begins.
pub(super) struct Turn<T> {
    pub(super) value: T,
    pub(super) next: Option<Cursor>,
}

/// It owns all it needs, whatever the request borrowed.
pub(super) struct Pager<T> {
    client: Client,
    endpoint: EndpointSpec,
    /// `None` if the request cannot be sent at all.
    list: Option<List>,
    /// What the next page is asked for with, or why it is not. `None` after the last one.
    next: Option<Result<Prepared, Error>>,
    /// The page that is on its way.
    call: Option<CallFuture<Turn<T>>>,
    decode: Decode<Turn<T>>,
    pages_left: usize,
}

impl<T> Pager<T> {
    pub(super) fn new<E: Paginated>(client: &Client, request: &E, decode: Decode<Turn<T>>) -> Self {
        let (list, first) = match List::of(request, client) {
            Ok((list, first)) => (Some(list), Ok(first)),
            Err(error) => (None, Err(error)),
        };
        let (client, next) = (client.clone(), Some(first));
        Pager { client, endpoint: E::SPEC, list, next, call: None, decode, pages_left: usize::MAX }
    }

    pub(super) fn limit_pages(&mut self, pages: usize) {
        self.pages_left = pages;
    }

    /// The next page, the error that ends the list, or its end.
    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let call = match self.call.take().or_else(|| self.begin()) {
            Some(call) => self.call.insert(call),
            None => return Poll::Ready(None),
        };
        let answer = ready!(Pin::new(call).poll(context));
        self.call = None;
        Poll::Ready(Some(answer.map(|turn| {
            let after = |cursor: Cursor| self.list.as_mut().map(|list| list.after(&cursor));
            self.next = turn.next.and_then(after);
            turn.value
        })))
    }

    fn begin(&mut self) -> Option<CallFuture<Turn<T>>> {
        let prepared = self.next.take()?;
        self.pages_left = self.pages_left.checked_sub(1)?;
        Some(Call::decoded(&self.client, prepared, self.decode).into_future())
    }
}

/// What the requests of all pages have in common, and which of them were sent.
struct List {
    endpoint: EndpointSpec,
    wants: Wants,
    encoded: Encoded,
    cursor: Part,
    /// Hashes of the cursors, so that a long list takes little memory.
    seen: HashSet<u64>,
}

impl List {
    /// The list, and the request of its first page, which begins where the request says.
    fn of<E: Paginated>(request: &E, client: &Client) -> Result<(Self, Prepared), Error> {
        let mut encoder = client.inner().core.encoder(E::SPEC).apart(E::CURSOR);
        request.encode(&mut encoder)?;
        List::begin(encoder, E::CURSOR, E::Auth::WANTS)
    }

    /// The part of [`of`](Self::of) that is the same for every endpoint.
    fn begin(encoder: Encoder, cursor: &str, wants: Wants) -> Result<(Self, Prepared), Error> {
        let endpoint = encoder.spec();
        let mut encoded = encoder.finish()?;
        let missing = || Error::invalid(&endpoint, format!("neither its query nor its body has `{cursor}`"));
        let cursor = encoded.part.take().ok_or_else(missing)?;
        let mut list = List { endpoint, wants, encoded, cursor: cursor.clone(), seen: HashSet::new() };
        let first = list.request(&cursor)?;
        Ok((list, first))
    }

    fn after(&mut self, cursor: &Cursor) -> Result<Prepared, Error> {
        let cursor = self.cursor.with(&self.endpoint, cursor)?;
        self.request(&cursor)
    }

    /// The request of a page that was not yet asked for.
    fn request(&mut self, cursor: &Part) -> Result<Prepared, Error> {
        if !self.seen.insert(self.seen.hasher().hash_one(cursor)) {
            let text = "the answer names a page that was there before, so the list would never end";
            return Err(Error::transport(ErrorKind::Response, Outcome::Completed, &self.endpoint, text));
        }
        Ok(Prepared::of(self.endpoint, self.encoded.with(cursor), self.wants))
    }
}

impl<T> fmt::Debug for Pager<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager").field("request", &self.endpoint).finish_non_exhaustive()
    }
}
