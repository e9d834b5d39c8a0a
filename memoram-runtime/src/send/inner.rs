//! What all clones of a client share.

use std::any::TypeId;
use std::sync::Arc;

use super::client_core::Core;
use super::credentials::Credentials;
use super::prepared::{Prepared, Wanted};
use crate::decode::FromResponse;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::scheme::sealed::Scheme;

/// What all clones of a client share. Calls, requests and lists hold it too, and not the client.
pub(crate) struct ClientInner {
    pub(crate) core: Arc<Core>,
    pub(crate) credentials: Credentials,
}

impl ClientInner {
    /// Encodes an endpoint, with the default options of a call. This function is compiled for each endpoint, in the user's
    /// crate, so even the `?` is in a function that is not generic.
    pub(crate) fn prepare<E: Endpoint>(&self, endpoint: &E) -> Result<Prepared, Error> {
        let mut encoder = self.core.encoder(E::SPEC);
        let written = endpoint.encode(&mut encoder);
        let response = Wanted { ty: TypeId::of::<E::Response>(), stream: E::Response::STREAM };
        Prepared::new(encoder, written, response, E::Auth::WANTS)
    }
}
