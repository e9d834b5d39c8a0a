//! The facts of an endpoint that do not depend on a request's values: method, path template, statuses.

mod facts;
mod need;
mod stream_kind;
mod template;

use http::Method;

pub use need::Need;
pub(crate) use stream_kind::StreamKind;
pub(crate) use template::Template;

/// The constant part of an endpoint: its method, its path template, and what its statuses mean.
///
/// Built by the attribute, or by hand in [`Endpoint::SPEC`](crate::Endpoint::SPEC).
#[derive(Clone, Copy, Debug)]
pub struct EndpointSpec {
    method: Verb,
    template: &'static str,
    success: &'static [u16],
    failures: &'static [(u16, &'static str)],
    idempotent: bool,
    key_header: &'static str,
    security: &'static [&'static [Need]],
    /// Where the document says that the API is. `None`: the bundled document, or none.
    server: Option<&'static str>,
    accept: &'static str,
    content_type: &'static str,
    is_text: bool,
    /// The stream that a success is read as. The response type says it.
    stream: Option<StreamKind>,
    /// The types that the document has a schema for, and whether each is checked.
    #[cfg(feature = "testing")]
    types: &'static [(&'static str, bool)],
}

/// A method that an endpoint can have. [`Method`] itself has a destructor, which rules it out in a `const` that is
/// borrowed for `'static`.
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
        EndpointSpec {
            method,
            template,
            success: &[],
            failures: &[],
            idempotent: false,
            key_header: "",
            security: &[],
            server: None,
            accept: "",
            content_type: "",
            is_text: false,
            stream: None,
            #[cfg(feature = "testing")]
            types: &[],
        }
    }

    /// A GET request to a path template, such as `/tags/{tag_id}`.
    pub const fn get(template: &'static str) -> Self {
        Self::new(Verb::Get, template)
    }

    /// A HEAD request to a path template.
    pub const fn head(template: &'static str) -> Self {
        Self::new(Verb::Head, template)
    }

    /// A POST request to a path template.
    pub const fn post(template: &'static str) -> Self {
        Self::new(Verb::Post, template)
    }

    /// A PUT request to a path template.
    pub const fn put(template: &'static str) -> Self {
        Self::new(Verb::Put, template)
    }

    /// A PATCH request to a path template.
    pub const fn patch(template: &'static str) -> Self {
        Self::new(Verb::Patch, template)
    }

    /// A DELETE request to a path template.
    pub const fn delete(template: &'static str) -> Self {
        Self::new(Verb::Delete, template)
    }

    /// An OPTIONS request to a path template.
    pub const fn options(template: &'static str) -> Self {
        Self::new(Verb::Options, template)
    }

    /// A request with a method that is known at run time only. `None` if endpoints cannot have the method.
    pub(crate) fn with_method(method: &Method, template: &'static str) -> Option<Self> {
        let verbs =
            [Verb::Get, Verb::Head, Verb::Post, Verb::Put, Verb::Patch, Verb::Delete, Verb::Options].into_iter();
        verbs.map(|verb| Self::new(verb, template)).find(|spec| spec.method() == *method)
    }

    /// Sets the statuses that count as a success. Default: every 2xx.
    #[must_use]
    pub const fn success(mut self, statuses: &'static [u16]) -> Self {
        self.success = statuses;
        self
    }

    /// Sets the documented failures: status, and the document's description of it.
    #[must_use]
    pub const fn failures(mut self, failures: &'static [(u16, &'static str)]) -> Self {
        self.failures = failures;
        self
    }

    /// Marks a POST or PATCH as idempotent: sending it twice has the same effect as sending it once, so it may be
    /// retried.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Sets the credentials that a call can carry, for endpoints with [`auth::Documented`](crate::auth::Documented) or
    /// [`auth::Any`](crate::auth::Any). Each item is an alternative, and all credentials of an alternative are sent together
    /// (OpenAPI 3.0.3 §4.7.30). The first alternative for which the client has all credentials is used.
    ///
    /// ```
    /// use memoram_runtime::EndpointSpec;
    /// use memoram_runtime::auth::Need;
    ///
    /// // A token, or else a user and a password together with a key.
    /// const SPEC: EndpointSpec = EndpointSpec::get("/weather")
    ///     .security(&[&[Need::Bearer], &[Need::Basic, Need::KeyQuery("appid")]]);
    /// ```
    #[must_use]
    pub const fn security(mut self, alternatives: &'static [&'static [Need]]) -> Self {
        self.security = alternatives;
        self
    }

    /// Sets where the endpoint's own document says that the API is, such as `https://api.example/v1`; an empty string if it
    /// does not say it. A client without [`base_url`](crate::ClientBuilder::base_url) is for the Memoram API and refuses the
    /// endpoint, unless this is the same URL.
    #[must_use]
    pub const fn server(mut self, url: &'static str) -> Self {
        self.server = Some(url);
        self
    }

    /// Sets the header that the client's key is sent in, for endpoints with [`auth::Key`](crate::auth::Key). Short for
    /// [`security`](Self::security) with one alternative.
    #[must_use]
    pub const fn key_header(mut self, name: &'static str) -> Self {
        self.key_header = name;
        self
    }

    /// Sets the `Accept` header (RFC 9110 §12.5.1). Default: `application/json`, or `*/*` if the response is
    /// [`Bytes`](crate::Bytes).
    #[must_use]
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }

    /// Sets the `Content-Type` of a JSON body, such as `application/merge-patch+json`. Default: `application/json`.
    #[must_use]
    pub const fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = media_type;
        self
    }

    /// Says that a success is text: with `String` as the response type, the body is the value, and not JSON. It must be
    /// UTF-8.
    #[must_use]
    pub const fn text(mut self) -> Self {
        self.is_text = true;
        self
    }

    /// For the attribute: sets the types that the document has a schema for, and whether `#[memoram_schema]` checks each.
    #[doc(hidden)]
    #[must_use]
    // Each call copies the specification, so what no call needs is left out.
    #[cfg_attr(not(feature = "testing"), expect(unused_mut, unused_variables, reason = "only `Coverage` asks for it"))]
    pub const fn types(mut self, types: &'static [(&'static str, bool)]) -> Self {
        #[cfg(feature = "testing")]
        {
            self.types = types;
        }
        self
    }
}
