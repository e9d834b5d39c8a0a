//! The client: where the API is, and what calls are authorized with.

mod base;
mod build_error;
mod builder;
mod config;

use std::fmt;
use std::sync::Arc;

use http::HeaderMap;
use http::header::{self, HeaderValue};

pub use build_error::BuildError;
pub use builder::ClientBuilder;
pub use config::{Limits, TimeoutConfig};

use crate::auth::{Credential, sealed::Scheme};
use crate::call::Call;
use crate::encode::Encoder;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::exchange::Prepared;
use crate::retry::{Quota, RetryConfig};
use crate::transport::{Caps, Transport};
use base::Base;

/// Sends endpoints. Cheap to clone: clones share connections and the token.
///
/// ```
/// use memoram_runtime::Client;
///
/// let client = Client::builder().api_key("mem_1").base_url("http://127.0.0.1:8080/api/v1").build()?;
/// # Ok::<(), memoram_runtime::BuildError>(())
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

/// What clones share.
pub(crate) struct Inner {
    pub(crate) core: Arc<Core>,
    pub(crate) credential: Credential,
}

/// What it takes to send a request: all but the token.
pub(crate) struct Core {
    base: Base,
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) timeouts: TimeoutConfig,
    pub(crate) retry: RetryConfig,
    pub(crate) quota: Quota,
    pub(crate) caps: Caps,
}

impl Client {
    /// Begins a client of the Memoram API, or with [`base_url`](ClientBuilder::base_url) of another.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// Prepares a call; `endpoint.send(&client)` is the same. Nothing is sent before the call is awaited.
    pub fn send<E: Endpoint>(&self, endpoint: &E) -> Call<E::Response> {
        Call::new(self, self.inner.core.prepare(endpoint))
    }

    pub(crate) fn inner(&self) -> &Arc<Inner> {
        &self.inner
    }
}

impl Core {
    pub(crate) fn prepare<E: Endpoint>(&self, endpoint: &E) -> Result<Prepared, Error> {
        let mut encoder = Encoder::new(E::SPEC);
        let encoded = endpoint.encode(&mut encoder);
        self.finish(encoder, encoded, E::Auth::BEARER)
    }

    /// The part of [`prepare`](Self::prepare) that is the same for every endpoint.
    fn finish(&self, encoder: Encoder, encoded: Result<(), Error>, bearer: bool) -> Result<Prepared, Error> {
        encoded?;
        let endpoint = encoder.spec();
        let encoded = encoder.finish()?;
        let url = self
            .base
            .join(&encoded.path, &encoded.query)
            .ok_or_else(|| Error::invalid(&endpoint, "the path would not arrive as it was written"))?;
        let headers = with_defaults(encoded.headers, encoded.body.is_some());
        Ok(Prepared { endpoint, bearer, url, headers, body: encoded.body, timeout: None, has_idempotency_key: false })
    }
}

fn with_defaults(mut headers: HeaderMap, has_body: bool) -> HeaderMap {
    const JSON: HeaderValue = HeaderValue::from_static("application/json");
    headers.entry(header::ACCEPT).or_insert(JSON);
    if has_body {
        headers.insert(header::CONTENT_TYPE, JSON);
    }
    headers
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("host", &self.inner.core.base.host()).finish_non_exhaustive()
    }
}
