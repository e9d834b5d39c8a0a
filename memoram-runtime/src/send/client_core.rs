//! What it takes to send a request, except credentials.

use http::HeaderMap;
use http::header::{self, HeaderValue};
use tokio::time::Instant;
use url::Url;

use super::base_url::BaseUrl;
use super::carried::Carried;
use super::prepared::{Wanted, finish};
use super::retry::{Quota, RetryConfig};
use super::timeouts::TimeoutConfig;
use super::unsigned::{Signer, sign};
use crate::encode::{Encoded, Encoder};
use crate::endpoint::Endpoint;
use crate::error::{Error, Shown};
use crate::spec::EndpointSpec;
use crate::transport::{HttpClient, Limits, Outgoing};

/// The connections and the settings of a client. Token requests use it too, so it holds no credentials.
pub(crate) struct Core {
    pub(crate) base_url: BaseUrl,
    /// Whether the base URL is the Memoram API's because none was set.
    pub(crate) is_default: bool,
    /// Headers of every request.
    pub(crate) headers: HeaderMap,
    pub(crate) signer: Option<Box<Signer>>,
    pub(crate) transport: Box<dyn HttpClient>,
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
        finish(encoder, written, Wanted::of::<E::Response>())
    }

    /// Refuses an endpoint of another API's document, if nobody has said where that API is: credentials would go to a server
    /// that they were not meant for.
    pub(crate) fn check_host(&self, endpoint: &EndpointSpec) -> Result<(), Error> {
        match endpoint.documented_server() {
            Some(server) if self.is_default && !self.base_url.is(server) => {
                let text =
                    "the client is for the Memoram API, and this endpoint's document is another API's; set `base_url`";
                let server = if server.is_empty() { String::new() } else { format!(", such as `{}`", Shown(server)) };
                Err(Error::invalid(endpoint, [text, &server].concat()))
            }
            _ => Ok(()),
        }
    }

    /// Builds the signed request of one attempt, with its credentials.
    pub(super) fn authorized(
        &self,
        request: &Encoded,
        carried: &Carried<'_>,
        deadline: Option<Instant>,
    ) -> Result<Outgoing, Error> {
        let mut outgoing = self.outgoing(request, deadline)?;
        if let Some(signer) = &self.signer {
            sign(signer, &mut outgoing)?;
        }
        carried.add_to(&mut outgoing)?;
        // A key in the query makes it longer.
        check_length(&request.endpoint, &outgoing.url)?;
        Ok(outgoing)
    }

    /// The URL of a request, without a key in the query.
    pub(crate) fn url(&self, request: &Encoded) -> Result<Url, Error> {
        let endpoint = &request.endpoint;
        let url = match &request.path {
            Some(path) => self.base_url.at(path),
            None => self.base_url.at_template(endpoint.template()),
        };
        let mut url = url.ok_or_else(|| Error::invalid(endpoint, "the path would not arrive as it was written"))?;
        if !request.query.is_empty() {
            url.set_query(Some(&request.query));
        }
        Ok(url)
    }

    /// Builds the request of one attempt, without credentials. The body is shared with other attempts, and not copied.
    pub(crate) fn outgoing(&self, request: &Encoded, deadline: Option<Instant>) -> Result<Outgoing, Error> {
        const JSON: HeaderValue = HeaderValue::from_static("application/json");
        const IDENTITY: HeaderValue = HeaderValue::from_static("identity");
        const ZERO: HeaderValue = HeaderValue::from_static("0");
        let endpoint = &request.endpoint;
        self.check_host(endpoint)?;
        let url = self.url(request)?;
        check_length(endpoint, &url)?;
        // Room for the headers below, for `User-Agent` and for `Content-Length`.
        let mut headers =
            HeaderMap::with_capacity(request.headers.len().saturating_add(self.headers.len()).saturating_add(7));
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
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
        Ok(Outgoing {
            endpoint: *endpoint,
            url,
            headers,
            body: request.body.clone(),
            sending: None,
            deadline,
            #[cfg(feature = "testing")]
            credentials: Vec::new(),
        })
    }
}

/// The longest URI that the crate `http` has, in bytes. Servers take less: RFC 9110 §4.1 recommends 8000 at least.
const MAX_URL: usize = 65_534;

fn check_length(endpoint: &EndpointSpec, url: &Url) -> Result<(), Error> {
    let length = url.as_str().len();
    if length <= MAX_URL {
        return Ok(());
    }
    let query = url.query().map_or(0, str::len);
    let part = if query > url.path().len() {
        format!("its query has {query}")
    } else {
        format!("its path has {}", url.path().len())
    };
    let text = format!("its URL has {length} bytes, of which {part}, and at most {MAX_URL} are possible");
    Err(Error::invalid(endpoint, text))
}
