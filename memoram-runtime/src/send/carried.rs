//! The credentials that one call carries.

use http::HeaderValue;
use http::header::{AUTHORIZATION, COOKIE, HeaderName};
use tokio::time::Instant;

use super::credentials::BearerSource;
use super::token::TokenCache;
use crate::error::{Error, Shown};
use crate::scheme::SentKey;
use crate::transport::Outgoing;

/// The credentials that one call carries.
#[derive(Clone, Default)]
pub(crate) struct Carried<'a> {
    /// The value of `Authorization`.
    pub(super) authorization: Option<HeaderValue>,
    pub(super) keys: Vec<&'a SentKey>,
    /// Where the token in `authorization` comes from, if it can be replaced.
    pub(super) cache: Option<&'a TokenCache>,
}

impl<'a> Carried<'a> {
    /// Adds a bearer token, if there is one that does not need to be replaced.
    pub(super) fn add_bearer(&mut self, source: Option<&'a BearerSource>, now: Instant) {
        match source {
            Some(BearerSource::Fixed(value)) => self.authorization = Some(value.clone()),
            Some(BearerSource::Tokens(cache)) => {
                self.cache = Some(cache);
                self.authorization = cache.fresh(now);
            }
            None => {}
        }
    }

    /// The source of a token that the call has to wait for.
    pub(super) fn awaited(&self) -> Option<&'a TokenCache> {
        self.cache.filter(|_| self.authorization.is_none())
    }

    /// Drops a token that the server has refused. Returns true if the request should be sent again with another one.
    pub(super) fn replaces_token(&self) -> bool {
        let token = self.cache.zip(self.authorization.as_ref());
        token.is_some_and(|(cache, token)| cache.refused(token))
    }

    /// A user and a password.
    pub(crate) fn basic(authorization: HeaderValue) -> Self {
        Carried { authorization: Some(authorization), ..Carried::default() }
    }

    /// Adds them to a request. Fails if the request has a header or query parameter of the same name already: which one the
    /// server would read is not known.
    pub(super) fn add_to(&self, request: &mut Outgoing) -> Result<(), Error> {
        if let Some(value) = &self.authorization {
            insert(request, &AUTHORIZATION, value.clone())?;
        }
        let mut cookies: Vec<&str> = Vec::new();
        for key in &self.keys {
            match key {
                SentKey::Header(name, value) => insert(request, name, value.clone())?,
                SentKey::Cookie(key) => cookies.push(key.pair()),
                SentKey::Query(key) => {
                    if request.url.query_pairs().any(|(name, _)| name == key.name) {
                        return Err(set_by_client(request, &format!("query parameter `{}`", Shown(&key.name))));
                    }
                    let query = request.url.query().into_iter().chain([key.pair()]).collect::<Vec<_>>().join("&");
                    request.url.set_query(Some(&query));
                }
            }
        }
        if !cookies.is_empty() {
            let value = HeaderValue::from_str(&cookies.join("; "));
            let mut value = value.map_err(|_| Error::invalid(&request.endpoint, "a cookie cannot be sent"))?;
            value.set_sensitive(true);
            insert(request, &COOKIE, value)?;
        }
        #[cfg(feature = "testing")]
        request.credentials.extend(self.labels());
        Ok(())
    }

    /// What they are, as the attribute's `auth` takes it.
    #[cfg(feature = "testing")]
    fn labels(&self) -> impl Iterator<Item = String> {
        let scheme = self.authorization.as_ref().map(|value| match value.as_bytes().starts_with(b"Basic ") {
            true => "basic".to_owned(),
            false => "bearer".to_owned(),
        });
        scheme.into_iter().chain(self.keys.iter().map(|key| key.label()))
    }
}

fn insert(request: &mut Outgoing, name: &HeaderName, value: HeaderValue) -> Result<(), Error> {
    match request.headers.insert(name, value) {
        None => Ok(()),
        Some(_) => Err(set_by_client(request, &format!("header `{name}`"))),
    }
}

fn set_by_client(request: &Outgoing, what: &str) -> Error {
    Error::invalid(&request.endpoint, format!("the {what} is set by the client"))
}
