//! What the requests for the pages of a list have in common, and where each page leads.

use std::collections::HashSet;
use std::hash::{BuildHasher, Hash};

use http::HeaderMap;

use super::{Cursor, Follow, Paginated, link};
use crate::encode::{Encoded, EncodedCursor, Encoder};
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::RawResponse;
use crate::scheme::sealed::{Scheme, Wants};
use crate::send::{ClientInner, Prepared};

/// What a page says about the next one.
pub(super) struct Arrived {
    pub(super) next: Option<Cursor>,
    pub(super) count: Option<usize>,
    pub(super) link: Option<String>,
    /// A hash of the body, if pages are compared.
    pub(super) body: u64,
}

impl Arrived {
    /// What is known before the body is read.
    pub(super) fn of(response: &RawResponse, follow: Follow) -> Self {
        let is_numbered = matches!(follow, Follow::Page { .. } | Follow::Offset(_));
        let body = if is_numbered { SEED.hash_one(&response.body) } else { 0 };
        let link = if follow == Follow::Link { link::next(&response.headers) } else { None };
        Arrived { next: None, count: None, link, body }
    }
}

/// Hashes are compared within a list only.
const SEED: std::hash::BuildHasherDefault<std::hash::DefaultHasher> = std::hash::BuildHasherDefault::new();

/// A list: its requests, and which pages were requested.
pub(super) struct List {
    follow: Follow,
    wants: Wants,
    /// The request, without the cursor.
    request: Encoded,
    /// The cursor of the first page. `None` if pages have URLs.
    cursor: Option<EncodedCursor>,
    /// The number of the page, or the offset of its first item.
    position: u64,
    /// How many items the last page had, and the hash of its body.
    last: Option<(usize, u64)>,
    /// Hashes of the cursors and URLs that were sent, so that a long list takes little memory.
    seen: HashSet<u64>,
}

impl List {
    /// Returns the list and the request for its first page, which begins at the request's own cursor.
    pub(super) fn of<E: Paginated>(request: &E, client: &ClientInner) -> Result<(Self, Prepared), Error> {
        let mut encoder = client.core.encoder(E::SPEC);
        if let Some(name) = E::FOLLOW.name() {
            encoder = encoder.with_cursor(name);
        }
        request.encode(&mut encoder)?;
        List::begin(encoder, E::FOLLOW, E::Auth::WANTS)
    }

    /// The part of [`of`](Self::of) that does not depend on the endpoint's type.
    fn begin(mut encoder: Encoder, follow: Follow, wants: Wants) -> Result<(Self, Prepared), Error> {
        let cursor = encoder.take_cursor();
        let request = encoder.finish()?;
        let invalid = |text: String| Error::invalid(&request.endpoint, text);
        if let (Some(name), None) = (follow.name(), &cursor) {
            return Err(invalid(format!("neither its query nor its body has `{name}`")));
        }
        let given = cursor.as_ref().map(EncodedCursor::text).filter(|text| !text.is_empty());
        let number =
            |given: &str| given.parse::<u64>().map_err(|_| invalid("the first page is not a number".to_owned()));
        let position = match (follow, given) {
            (Follow::Page { first, .. }, None) => first,
            (Follow::Page { .. } | Follow::Offset(_), Some(given)) => number(given)?,
            _ => 0,
        };
        let mut list = List { follow, wants, request, cursor, position, last: None, seen: HashSet::new() };
        let first = match list.cursor.clone() {
            Some(cursor) => list.page(&cursor)?,
            None => list.at(list.request.clone())?,
        };
        Ok((list, first))
    }

    /// Sets the headers of each page's request.
    pub(super) fn set_headers(&mut self, headers: &HeaderMap) {
        self.request.headers.clone_from(headers);
    }

    /// Returns the request for the page behind one that has arrived. `None` behind the last one.
    pub(super) fn after(&mut self, page: &Arrived, client: &ClientInner) -> Option<Result<Prepared, Error>> {
        match self.follow {
            Follow::Cursor(_) => page.next.as_ref().map(|cursor| self.with(cursor)),
            Follow::Page { .. } => self.numbered(page, 1),
            Follow::Offset(_) => self.numbered(page, page.count.unwrap_or(0)),
            Follow::Link => page.link.as_ref().map(|url| self.follow_url(url, client)),
            Follow::NextUrl => page.next.as_ref().map(|url| self.follow_url(&url.text(), client)),
        }
    }

    /// The page behind a numbered one, unless that is empty or shorter than the one before it. A page that is short and the
    /// first may be so because the server caps the limit.
    fn numbered(&mut self, page: &Arrived, step: usize) -> Option<Result<Prepared, Error>> {
        let count = page.count.filter(|count| *count > 0)?;
        match self.last.replace((count, page.body)) {
            Some((_, body)) if body == page.body => {
                return Some(Err(
                    self.endless("the answer is the page that was there before, so the list would never end")
                ));
            }
            Some((before, _)) if count < before => return None,
            _ => {}
        }
        let next = u64::try_from(step).ok().and_then(|step| self.position.checked_add(step));
        Some(match next {
            Some(next) => {
                self.position = next;
                self.with(&next)
            }
            None => Err(self.endless("the number of the next page is too large")),
        })
    }

    fn with<T: serde::Serialize>(&mut self, value: &T) -> Result<Prepared, Error> {
        let Some(cursor) = &self.cursor else { return self.at(self.request.clone()) };
        let cursor = cursor.with(&self.request.endpoint, value)?;
        self.page(&cursor)
    }

    /// Returns the request for the page of a cursor. Fails if the page was requested before.
    fn page(&mut self, cursor: &EncodedCursor) -> Result<Prepared, Error> {
        self.remember(cursor)?;
        Ok(Prepared::of(self.request.with_cursor(cursor), self.wants))
    }

    /// Returns the request for the page of a URL. Fails if the page was requested before.
    fn at(&mut self, request: Encoded) -> Result<Prepared, Error> {
        self.remember(&(&request.path, &request.query))?;
        self.request = request;
        Ok(Prepared::of(self.request.clone(), self.wants))
    }

    fn follow_url(&mut self, url: &str, client: &ClientInner) -> Result<Prepared, Error> {
        let next = client.at_url(&self.request, url)?;
        self.at(next)
    }

    fn remember(&mut self, page: &impl Hash) -> Result<(), Error> {
        match self.seen.insert(self.seen.hasher().hash_one(page)) {
            true => Ok(()),
            false => Err(self.endless("the answer names a page that was there before, so the list would never end")),
        }
    }

    fn endless(&self, text: &str) -> Error {
        Error::with_text(ErrorKind::Response, Outcome::Completed, &self.request.endpoint, text)
    }
}
