//! What an endpoint is: the trait that the attribute implements, and the facts that it states.

use http::{Method, StatusCode};
use serde::de::DeserializeOwned;

use crate::auth::Scheme;
use crate::encode::Encoder;
use crate::error::Error;

/// A request struct that can be sent. Implemented by `#[memoram_endpoint]`.
///
/// Writing it by hand is possible, and is what the attribute's expansion looks like:
///
/// ```
/// use memoram_runtime::encode::{Encoder, Segment};
/// use memoram_runtime::{Endpoint, EndpointSpec, Error, auth, model};
///
/// struct GetAccessRequest {
///     request_id: String,
/// }
///
/// impl Endpoint for GetAccessRequest {
///     type Response = model::AccessRequest;
///     type Auth = auth::Bearer;
///     const SPEC: EndpointSpec = EndpointSpec::get("/access-requests/{request_id}").success(&[200]);
///
///     fn encode(&self, to: &mut Encoder) -> Result<(), Error> {
///         to.path(&[Segment { name: "request_id", max_length: None, value: &self.request_id }])
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an endpoint",
    label = "not an endpoint",
    note = "put `#[memoram_endpoint(METHOD, \"/path\")]` on the struct"
)]
pub trait Endpoint {
    /// The body of a success, read as JSON. With `()` it is ignored, and with [`Bytes`](crate::Bytes) it is given as it is,
    /// whatever its content type.
    type Response: DeserializeOwned + Send + 'static;
    /// Which of the client's credentials the call carries.
    type Auth: Scheme;
    /// Method, path template, statuses.
    const SPEC: EndpointSpec;

    /// Writes the request's values.
    ///
    /// # Errors
    ///
    /// A value that cannot be sent: an empty path segment, a string above its limit, and the like. Nothing has been
    /// sent then.
    fn encode(&self, to: &mut Encoder) -> Result<(), Error>;
}

/// The facts of an endpoint that do not depend on a request's values.
#[derive(Clone, Copy, Debug)]
pub struct EndpointSpec {
    method: Verb,
    template: &'static str,
    success: &'static [u16],
    failures: &'static [(u16, &'static str)],
    idempotent: bool,
    key_header: &'static str,
}

/// [`Method`] has a destructor, which a constant that is borrowed for ever must not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
}

impl EndpointSpec {
    const fn new(method: Verb, template: &'static str) -> Self {
        EndpointSpec { method, template, success: &[], failures: &[], idempotent: false, key_header: "" }
    }

    /// A GET of a path template, such as `/tags/{tag_id}`.
    pub const fn get(template: &'static str) -> Self {
        Self::new(Verb::Get, template)
    }

    /// A HEAD of a path template.
    pub const fn head(template: &'static str) -> Self {
        Self::new(Verb::Head, template)
    }

    /// A POST to a path template.
    pub const fn post(template: &'static str) -> Self {
        Self::new(Verb::Post, template)
    }

    /// A PUT to a path template.
    pub const fn put(template: &'static str) -> Self {
        Self::new(Verb::Put, template)
    }

    /// A PATCH of a path template.
    pub const fn patch(template: &'static str) -> Self {
        Self::new(Verb::Patch, template)
    }

    /// A DELETE of a path template.
    pub const fn delete(template: &'static str) -> Self {
        Self::new(Verb::Delete, template)
    }

    /// An OPTIONS of a path template.
    pub const fn options(template: &'static str) -> Self {
        Self::new(Verb::Options, template)
    }

    /// The statuses that are a success. Without this, any 2xx is.
    #[must_use]
    pub const fn success(mut self, statuses: &'static [u16]) -> Self {
        self.success = statuses;
        self
    }

    /// The documented failures, and what the document says of each.
    #[must_use]
    pub const fn failures(mut self, failures: &'static [(u16, &'static str)]) -> Self {
        self.failures = failures;
        self
    }

    /// Marks a POST or PATCH that may be sent twice.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// The header that the client's key is sent in, for [`auth::Key`](crate::auth::Key).
    #[must_use]
    pub const fn key_header(mut self, name: &'static str) -> Self {
        self.key_header = name;
        self
    }

    /// The header for the client's key; empty if none is named.
    pub(crate) fn key_name(&self) -> &'static str {
        self.key_header
    }

    /// Of any method; one that an endpoint cannot have becomes another.
    pub(crate) fn of(method: &Method, template: &'static str) -> Self {
        match method.as_str() {
            "HEAD" => Self::head(template),
            "POST" => Self::post(template),
            "PUT" => Self::put(template),
            "PATCH" => Self::patch(template),
            "DELETE" => Self::delete(template),
            "OPTIONS" => Self::options(template),
            _ => Self::get(template),
        }
    }

    /// The HTTP method.
    pub fn method(&self) -> Method {
        match self.method {
            Verb::Get => Method::GET,
            Verb::Head => Method::HEAD,
            Verb::Post => Method::POST,
            Verb::Put => Method::PUT,
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
            Verb::Options => Method::OPTIONS,
        }
    }

    /// The path template, with its placeholders.
    pub const fn template(&self) -> &'static str {
        self.template
    }

    /// Whether the request may be sent twice: by its method (RFC 9110 §9.2.2), or because it is marked.
    pub const fn is_idempotent(&self) -> bool {
        self.idempotent || !matches!(self.method, Verb::Post | Verb::Patch)
    }

    /// Whether a status is a success of this endpoint.
    pub fn is_success(&self, status: StatusCode) -> bool {
        match self.success {
            [] => status.is_success(),
            listed => listed.contains(&status.as_u16()),
        }
    }

    /// The status that a success has, as far as is known.
    #[cfg(feature = "testing")]
    pub(crate) fn first_success(&self) -> StatusCode {
        let listed = self.success.first().and_then(|code| StatusCode::from_u16(*code).ok());
        listed.unwrap_or(StatusCode::OK)
    }

    /// What the document says of a status that is a failure.
    pub fn documented(&self, status: StatusCode) -> Option<&'static str> {
        self.failures.iter().find(|(code, _)| *code == status.as_u16()).map(|(_, text)| *text)
    }
}
