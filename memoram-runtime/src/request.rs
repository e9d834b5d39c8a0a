//! Calls that no struct describes.

use std::any::TypeId;
use std::fmt;

use http::Method;
use serde::de::DeserializeOwned;

use crate::auth::sealed::Wants;
use crate::call::{Call, Pending};
use crate::client::Client;
use crate::encode::{Encoder, JsonValue, PathSegment, QueryValue, Raw, RawBody, Segment, Whole};
use crate::endpoint::EndpointSpec;
use crate::error::Error;
use crate::exchange::Prepared;

/// Begun by [`Client::request`]: a call that no struct describes, with the same credentials, retries, limits and rules.
///
/// A value that cannot be sent is an error when the call is awaited; nothing has been sent then.
///
/// ```no_run
/// # async fn example(client: memoram_runtime::Client) -> Result<(), memoram_runtime::Error> {
/// use memoram_runtime::Method;
///
/// let tag: serde_json::Value =
///     client.request(Method::GET, "/tags/{tag_id}").path("tag_id", "a/b").query("limit", &5).send().await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent before `send`, and its call is awaited"]
pub struct Request {
    client: Client,
    endpoint: EndpointSpec,
    wants: Wants,
    encoder: Result<Encoder, Error>,
    values: Vec<(String, String)>,
    headers: Vec<(String, String)>,
}

impl Request {
    pub(crate) fn new(client: &Client, method: &Method, template: &'static str) -> Self {
        let endpoint = EndpointSpec::of(method, template);
        let refused = |text: &str| Err(Error::invalid(&endpoint, text));
        let encoder = match (endpoint.method() == *method, is_safe(template)) {
            (false, _) => refused("a request is one of GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS"),
            (_, false) => refused("the path begins with `/`, has no query, and no empty or dot segments"),
            _ => Ok(client.inner().core.encoder(endpoint)),
        };
        Request {
            client: client.clone(),
            endpoint,
            wants: Wants::Any,
            encoder,
            values: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// Fills a placeholder of the path. The value is encoded, and refused if it is empty, `.` or `..`.
    pub fn path(mut self, placeholder: &str, value: impl PathSegment) -> Self {
        self.values.push((placeholder.to_owned(), value.segment().into_owned()));
        self
    }

    /// Adds a query parameter; a list repeats the name, and `None` is left out.
    pub fn query(self, name: &str, value: &dyn QueryValue) -> Self {
        self.with(|encoder| encoder.pair(name, value))
    }

    /// Adds a header, as [`Call::header`].
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The body, as JSON.
    pub fn json(self, value: &dyn JsonValue) -> Self {
        self.with_body(|encoder| encoder.body(Whole { value }))
    }

    /// The body, as it is.
    pub fn bytes(self, content_type: &str, value: &dyn RawBody) -> Self {
        self.with_body(|encoder| encoder.bytes(Raw { content_type, value }))
    }

    /// Sends no credentials. Otherwise those of the client are sent, if it has any.
    pub fn anonymous(mut self) -> Self {
        self.wants = Wants::Nothing;
        self
    }

    /// The call. Any 2xx is a success, whose body is read as `T`: `serde_json::Value` if it is any JSON,
    /// [`Bytes`](crate::Bytes) as it is, `()` to ignore it.
    pub fn send<T: DeserializeOwned + Send + 'static>(self) -> Call<T> {
        let client = self.client.clone();
        let (prepared, headers) = self.prepared(TypeId::of::<T>());
        let call = Call::new(Pending::new(&client, prepared));
        headers.into_iter().fold(call, |call, (name, value)| call.header(&name, &value))
    }

    fn prepared(self, response: TypeId) -> (Result<Prepared, Error>, Vec<(String, String)>) {
        let Request { endpoint, wants, encoder, values, headers, .. } = self;
        let prepared = encoder.and_then(|mut encoder| {
            encoder.path(&segments(&endpoint, &values)?)?;
            Prepared::new(encoder, Ok(()), wants, response)
        });
        (prepared, headers)
    }

    fn with(mut self, write: impl FnOnce(&mut Encoder) -> Result<(), Error>) -> Self {
        self.encoder = self.encoder.and_then(|mut encoder| write(&mut encoder).map(|()| encoder));
        self
    }

    /// RFC 9110 §9.3.1: a body of a GET or HEAD has no meaning.
    fn with_body(self, write: impl FnOnce(&mut Encoder) -> Result<(), Error>) -> Self {
        let endpoint = self.endpoint;
        self.with(|encoder| match () {
            () if [Method::GET, Method::HEAD].contains(&endpoint.method()) => {
                Err(Error::invalid(&endpoint, "a GET or HEAD request has no body"))
            }
            () if encoder.has_body() => Err(Error::invalid(&endpoint, "the request has a body already")),
            () => write(encoder),
        })
    }
}

/// The values in the order of the placeholders.
fn segments<'v>(endpoint: &EndpointSpec, values: &'v [(String, String)]) -> Result<Vec<Segment<'v>>, Error> {
    let after_braces = endpoint.template().split('{').skip(1);
    let names = after_braces.map(|rest| rest.split_once('}').map_or(rest, |(name, _)| name));
    let mut segments = Vec::new();
    for name in names {
        let missing = || Error::invalid(endpoint, format!("the placeholder `{{{name}}}` has no value"));
        let (name, value) = values.iter().find(|(placeholder, _)| placeholder == name).ok_or_else(missing)?;
        segments.push(Segment { name, max_length: None, value });
    }
    match segments.len() == values.len() {
        true => Ok(segments),
        false => Err(Error::placeholders(endpoint)),
    }
}

/// What the attribute checks of a path, but for what the URL is compared with once it is put together.
fn is_safe(template: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_graphic() && !b"?#\\".contains(&byte);
    let plain = template.to_ascii_lowercase().replace("%2e", ".");
    let mut segments = plain.split('/').skip(1).peekable();
    let is_root = template == "/";
    let mut are_named = true;
    while let Some(segment) = segments.next() {
        are_named &= !matches!(segment, "." | "..") && (!segment.is_empty() || segments.peek().is_none());
    }
    let keeps_structure = !plain.contains("%2f") && !plain.contains("%5c");
    is_root || template.starts_with('/') && template.bytes().all(allowed) && are_named && keeps_structure
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
