//! What it takes to send a request, except credentials.

use std::any::TypeId;

use http::HeaderMap;
use http::header::{self, HeaderValue};
use tokio::time::Instant;

use super::base_url::BaseUrl;
use super::prepared::finish;
use super::retry::{Quota, RetryConfig};
use super::timeouts::TimeoutConfig;
use crate::encode::{Encoded, Encoder};
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::scheme::Header;
use crate::spec::EndpointSpec;
use crate::transport::{Limits, Outgoing, Transport};

/// The connections and the settings of a client. Token requests use it too, so it holds no credentials.
pub(crate) struct Core {
    pub(crate) base_url: BaseUrl,
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) timeouts: TimeoutConfig,
    pub(crate) retry: RetryConfig,
    pub(crate) quota: Quota,
    pub(crate) limits: Limits,
}

impl Core {
    pub(crate) fn encoder(&self, endpoint: EndpointSpec) -> Encoder {
        Encoder::new(endpoint, self.base_url.path())
    }

    /// Encodes the endpoint of a token request, which has no options.
    pub(crate) fn encode<E: Endpoint>(&self, endpoint: &E) -> Result<Encoded, Error> {
        let mut encoder = self.encoder(E::SPEC);
        let written = endpoint.encode(&mut encoder);
        finish(encoder, written, TypeId::of::<E::Response>())
    }

    /// Builds the request of one attempt. The body is shared with other attempts, and not copied.
    pub(crate) fn outgoing(
        &self,
        request: &Encoded,
        authorization: Option<Header>,
        deadline: Option<Instant>,
    ) -> Result<Outgoing, Error> {
        const JSON: HeaderValue = HeaderValue::from_static("application/json");
        const IDENTITY: HeaderValue = HeaderValue::from_static("identity");
        const ZERO: HeaderValue = HeaderValue::from_static("0");
        let endpoint = &request.endpoint;
        let url = match &request.path {
            Some(path) => self.base_url.at(path),
            None => self.base_url.at_template(endpoint.template()),
        };
        let mut url = url.ok_or_else(|| Error::invalid(endpoint, "the path would not arrive as it was written"))?;
        if !request.query.is_empty() {
            url.set_query(Some(&request.query));
        }
        // Room for the headers below, for `User-Agent` and for `Content-Length`.
        let mut headers = HeaderMap::with_capacity(request.headers.len().saturating_add(7));
        headers.insert(header::HOST, self.base_url.authority().clone());
        headers.insert(header::ACCEPT, endpoint.accepted().unwrap_or(JSON));
        headers.insert(header::ACCEPT_ENCODING, IDENTITY);
        if !request.body.is_empty() {
            headers.insert(header::CONTENT_TYPE, endpoint.json_type().unwrap_or(JSON));
        } else if endpoint.expects_body() {
            // RFC 9110 §8.6. Some servers wait for a body, or answer 411, without it.
            headers.insert(header::CONTENT_LENGTH, ZERO);
        }
        for (name, value) in &request.headers {
            headers.insert(name, value.clone());
        }
        if let Some((name, value)) = authorization
            && headers.insert(&name, value).is_some()
        {
            return Err(Error::invalid(endpoint, format!("the header `{name}` is set by the client")));
        }
        Ok(Outgoing { endpoint: *endpoint, url, headers, body: request.body.clone(), deadline })
    }
}
