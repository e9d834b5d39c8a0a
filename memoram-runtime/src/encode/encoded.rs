//! A request's values after encoding.

use http::header::HeaderMap;

use crate::body::Body;
use crate::spec::EndpointSpec;

/// The encoded values of one request. Only the base URL, the credentials and the headers of every request are missing.
#[derive(Clone)]
pub(crate) struct Encoded {
    pub(crate) endpoint: EndpointSpec,
    /// The path, including that of the base URL. `None` if the template has no placeholders, and is the path.
    pub(crate) path: Option<String>,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
}
