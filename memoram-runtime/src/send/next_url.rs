//! Requests for a URL that a server names.

use percent_encoding::percent_decode_str;

use super::inner::ClientInner;
use crate::encode::Encoded;
use crate::error::{Error, ErrorKind, Outcome};
use crate::scheme::SentKey;

impl ClientInner {
    /// The same request to a URL that its answer names (RFC 3986 §5.2). The URL must be on the same server: the credentials go
    /// there too. Keys that the client itself adds to the query are removed, since some servers repeat them.
    pub(crate) fn at_url(&self, request: &Encoded, reference: &str) -> Result<Encoded, Error> {
        let answered = |text: &str| Error::with_text(ErrorKind::Response, Outcome::Completed, &request.endpoint, text);
        let url = self.core.url(request)?.join(reference);
        let url = url.map_err(|_| answered("the answer names no valid URL for the next page"))?;
        if !self.core.base_url.is_same_server(&url) {
            return Err(answered("the answer names another server for the next page"));
        }
        let query = url.query().unwrap_or_default().split('&').filter(|pair| !self.adds(pair));
        let (path, query) = (Some(url.path().to_owned()), query.collect::<Vec<_>>().join("&"));
        Ok(Encoded { path, query, ..request.clone() })
    }

    /// Whether the client adds this pair to a query itself.
    fn adds(&self, pair: &str) -> bool {
        let name = pair.split('=').next().unwrap_or_default().replace('+', " ");
        let name = percent_decode_str(&name).decode_utf8_lossy();
        self.credentials.keys.iter().any(|key| matches!(key, SentKey::Query(key) if key.name == name))
    }
}
