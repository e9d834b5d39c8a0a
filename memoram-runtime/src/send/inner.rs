//! What all clones of a client share.

use std::sync::Arc;

use super::authorization::Credential;
use super::client_core::Core;
use super::prepared::Prepared;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::scheme::sealed::Scheme;

/// What all clones of a client share. Calls, requests and lists hold it too, and not the client.
pub(crate) struct ClientInner {
    pub(crate) core: Arc<Core>,
    pub(crate) credential: Credential,
}

impl ClientInner {
    /// Encodes an endpoint, with the default options of a call.
    pub(crate) fn prepare<E: Endpoint>(&self, endpoint: &E) -> Result<Prepared, Error> {
        self.core.encode(endpoint).map(|request| Prepared::new(request, E::Auth::WANTS))
    }
}
