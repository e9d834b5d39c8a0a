//! The client: where the API is, and which credentials its calls carry.

mod authorization;
mod builder;
mod connection;
mod credentials;

use std::fmt;
use std::sync::Arc;

pub use builder::ClientBuilder;

use crate::build_error::BuildError;
use crate::call::{Call, Pending};
use crate::endpoint::Endpoint;
use crate::pages::{Items, Pages, Paginated};
use crate::request::Request;
use crate::send::ClientInner;

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
    inner: Arc<ClientInner>,
}

impl Client {
    /// Starts building a client. By default it is for the Memoram API; [`base_url`](ClientBuilder::base_url) names another.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// Prepares a call. `endpoint.send(&client)` does the same. Nothing is sent before the call is awaited.
    pub fn send<E: Endpoint>(&self, endpoint: &E) -> Call<E::Response> {
        Call::new(Pending::new(&self.inner, self.inner.prepare(endpoint)))
    }

    /// Starts a request without a struct of its own, from a method and a path template. [`Request::path`] fills the
    /// template's placeholders. Nothing is sent before its call is awaited.
    pub fn request(&self, method: http::Method, template: &'static str) -> Request {
        Request::new(&self.inner, &method, template)
    }

    /// Returns the pages of a list. `endpoint.pages(&client)` does the same. Nothing is sent before the first page is
    /// requested.
    pub fn pages<E: Paginated>(&self, endpoint: &E) -> Pages<E::Response> {
        Pages::new(&self.inner, endpoint)
    }

    /// Returns the items of all pages of a list. `endpoint.items(&client)` does the same. Nothing is sent before the first
    /// item is requested.
    pub fn items<E: Paginated>(&self, endpoint: &E) -> Items<E::Item> {
        Items::new(&self.inner, endpoint)
    }

    pub(crate) fn inner(&self) -> &Arc<ClientInner> {
        &self.inner
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("host", &self.inner.core.base_url.host()).finish_non_exhaustive()
    }
}
