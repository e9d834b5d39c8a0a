//! A request that is complete except for its signature and its credentials.

use std::error::Error as StdError;
use std::fmt;

use http::Method;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use crate::error::Error;
use crate::scheme::is_reserved;
use crate::transport::Outgoing;

/// What [`ClientBuilder::sign`](crate::ClientBuilder::sign) was given.
pub(crate) type Signer =
    dyn Fn(&mut Unsigned<'_>) -> Result<(), Box<dyn StdError + Send + Sync>> + Send + Sync + 'static;

/// A request that [`ClientBuilder::sign`](crate::ClientBuilder::sign) signs: complete as it will be sent, except for the
/// client's credentials and what the connection adds.
pub struct Unsigned<'a> {
    request: &'a mut Outgoing,
    /// The first header that cannot be set.
    refused: Option<&'static str>,
}

impl Unsigned<'_> {
    /// The method.
    pub fn method(&self) -> Method {
        self.request.endpoint.method()
    }

    /// The whole URL, without an API key in the query.
    pub fn url(&self) -> &str {
        self.request.url.as_str()
    }

    /// The path of the URL, percent-encoded as it is sent. It begins with the path of the base URL.
    pub fn path(&self) -> &str {
        self.request.url.path()
    }

    /// The query of the URL, without its `?` and without an API key. Empty if there is none.
    pub fn query(&self) -> &str {
        self.request.url.query().unwrap_or_default()
    }

    /// The headers, `Host` and `Content-Type` included.
    pub fn headers(&self) -> &HeaderMap {
        &self.request.headers
    }

    /// The bytes of the body. Empty if there is none, and if [`is_streamed`](Self::is_streamed).
    pub fn body(&self) -> &[u8] {
        self.request.body.as_slice()
    }

    /// Returns true if the body is a file or a stream, whose bytes are not known before they are sent.
    pub fn is_streamed(&self) -> bool {
        self.request.body.is_streamed()
    }

    /// Sets a header. It replaces one of the same name, and `Authorization` is allowed, if the client has no credentials for
    /// that header.
    ///
    /// A name or value that HTTP does not allow is the error of the call, and so is another header that the client sets
    /// itself.
    pub fn set_header(&mut self, name: &str, value: &str) {
        let name = HeaderName::from_bytes(name.as_bytes()).ok();
        let Some((name, mut value)) = name.zip(HeaderValue::from_str(value).ok()) else {
            self.refused = Some("the signature has a header with a character that is not allowed");
            return;
        };
        if name != AUTHORIZATION && is_reserved(&name) {
            self.refused = Some("the signature has a header that is set by the client");
            return;
        }
        value.set_sensitive(true);
        self.request.headers.insert(name, value);
    }
}

impl fmt::Debug for Unsigned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsigned").field("endpoint", &self.request.endpoint).finish_non_exhaustive()
    }
}

/// Signs a request.
pub(super) fn sign(signer: &Signer, request: &mut Outgoing) -> Result<(), Error> {
    let endpoint = request.endpoint;
    let mut unsigned = Unsigned { request, refused: None };
    signer(&mut unsigned).map_err(|source| Error::of_signer(&endpoint, source))?;
    match unsigned.refused {
        Some(text) => Err(Error::invalid(&endpoint, text)),
        None => Ok(()),
    }
}
