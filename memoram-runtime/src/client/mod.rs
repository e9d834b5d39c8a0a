//! The client: where the API is, and what calls are authorized with.

mod base;
mod build_error;
mod builder;
mod config;

use std::any::TypeId;
use std::fmt;
use std::sync::Arc;

use http::HeaderMap;
use http::header::{self, HeaderValue};
use tokio::time::Instant;

pub use build_error::BuildError;
pub use builder::ClientBuilder;
pub use config::{Limits, TimeoutConfig};

use crate::auth::{self, Credential, sealed::Scheme};
use crate::call::{Call, Pending};
use crate::encode::Encoder;
use crate::endpoint::{Endpoint, EndpointSpec};
use crate::error::Error;
use crate::exchange::Prepared;
use crate::pages::{Items, Pages, Paginated};
use crate::request::Request;
use crate::retry::{Quota, RetryConfig};
use crate::transport::{Caps, Outgoing, Transport};
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
        Call::new(Pending::new(self, self.inner.core.prepare(endpoint)))
    }

    /// Begins a call that no struct describes: a method, and a path template whose placeholders [`Request::path`] fills.
    /// Nothing is sent before its call is awaited.
    pub fn request(&self, method: http::Method, template: &'static str) -> Request {
        Request::new(self, &method, template)
    }

    /// The pages of a list; `endpoint.pages(&client)` is the same. Nothing is sent before the first page is asked for.
    pub fn pages<E: Paginated>(&self, endpoint: &E) -> Pages<E::Response> {
        Pages::new(self, endpoint)
    }

    /// The items of a list, over all its pages; `endpoint.items(&client)` is the same. Nothing is sent before the first
    /// item is asked for.
    pub fn items<E: Paginated>(&self, endpoint: &E) -> Items<E::Item> {
        Items::new(self, endpoint)
    }

    pub(crate) fn inner(&self) -> &Arc<Inner> {
        &self.inner
    }
}

impl Core {
    /// It is compiled for each endpoint in the user's crate, so even the `?` is elsewhere.
    pub(crate) fn prepare<E: Endpoint>(&self, endpoint: &E) -> Result<Prepared, Error> {
        let mut encoder = self.encoder(E::SPEC);
        let encoded = endpoint.encode(&mut encoder);
        Prepared::new(encoder, encoded, E::Auth::WANTS, TypeId::of::<E::Response>())
    }

    /// Host and port.
    #[cfg(feature = "tracing")]
    pub(crate) fn server(&self) -> (Option<&str>, Option<u16>) {
        (self.base.host(), self.base.port())
    }

    pub(crate) fn encoder(&self, spec: EndpointSpec) -> Encoder {
        Encoder::new(spec, self.base.path())
    }

    /// One attempt's request. Everything is written once, so that no attempt pays for a copy.
    pub(crate) fn outgoing(
        &self,
        prepared: &Prepared,
        authorization: Option<auth::Header>,
        deadline: Option<Instant>,
    ) -> Result<Outgoing, Error> {
        const JSON: HeaderValue = HeaderValue::from_static("application/json");
        let endpoint = &prepared.endpoint;
        let url = match &prepared.path {
            Some(path) => self.base.at(path),
            None => self.base.at_template(endpoint.template()),
        };
        let mut url = url.ok_or_else(|| Error::invalid(endpoint, "the path would not arrive as it was written"))?;
        if !prepared.query.is_empty() {
            url.set_query(Some(&prepared.query));
        }
        // Those of below, the user agent, and the body's length.
        let mut headers = HeaderMap::with_capacity(prepared.headers.len().saturating_add(6));
        headers.insert(header::HOST, self.base.authority().clone());
        headers.insert(header::ACCEPT, JSON);
        if prepared.body.is_some() {
            headers.insert(header::CONTENT_TYPE, JSON);
        }
        for (name, value) in &prepared.headers {
            headers.insert(name, value.clone());
        }
        if let Some((name, value)) = authorization
            && headers.insert(&name, value).is_some()
        {
            return Err(Error::invalid(endpoint, format!("the header `{name}` is set by the client")));
        }
        Ok(Outgoing { endpoint: *endpoint, url, headers, body: prepared.body.clone(), deadline })
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("host", &self.inner.core.base.host()).finish_non_exhaustive()
    }
}
