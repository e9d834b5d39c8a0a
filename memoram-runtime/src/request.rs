//! Calls without a request struct.

use std::fmt;
use std::sync::Arc;

use http::Method;

use crate::call::{Call, Pending};
use crate::decode::FromResponse;
use crate::encode::{Encoder, JsonValue, PathSegment, QueryValue, Raw, RawBody, Segment, Whole};
use crate::error::Error;
use crate::scheme::sealed::Wants;
use crate::send::{ClientInner, Prepared, Wanted};
use crate::spec::EndpointSpec;

/// A request without a struct of its own, as [`Client::request`](crate::Client::request) begins it. It has the same
/// credentials, retries, limits and checks as other requests.
///
/// A value that cannot be sent is an error when the call is awaited. Nothing has been sent in that case.
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
    client: Arc<ClientInner>,
    /// The encoder, or the first error.
    encoder: Result<Encoder, Error>,
    wants: Wants,
    values: Vec<(String, String)>,
    headers: Vec<(String, String)>,
}

impl Request {
    pub(crate) fn new(client: &Arc<ClientInner>, method: &Method, template: &'static str) -> Self {
        let encoder = encoder(client, method, template);
        let (values, headers) = (Vec::new(), Vec::new());
        Request { client: Arc::clone(client), encoder, wants: Wants::Any, values, headers }
    }

    /// Fills a placeholder of the path. The value is percent-encoded. It must not be empty, `.` or `..`.
    pub fn path(mut self, placeholder: &str, value: impl PathSegment) -> Self {
        self.values.push((placeholder.to_owned(), value.segment().into_owned()));
        self
    }

    /// Adds a query parameter. A list repeats the name, and `None` is left out.
    pub fn query(self, name: &str, value: &dyn QueryValue) -> Self {
        self.with(|encoder| encoder.pair(name, value))
    }

    /// Sets a header, like [`Call::header`].
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the body, as JSON.
    pub fn json(self, value: &dyn JsonValue) -> Self {
        self.with_body(|encoder| encoder.body(Whole { value }))
    }

    /// Sets the body, as bytes that are sent unchanged.
    pub fn bytes(self, content_type: &str, value: &dyn RawBody) -> Self {
        self.with_body(|encoder| encoder.bytes(Raw { content_type, value }))
    }

    /// Sends the request without credentials. By default it carries what the client has: its bearer token, else its user and
    /// password, else its only key.
    pub fn anonymous(mut self) -> Self {
        self.wants = Wants::Nothing;
        self
    }

    /// Returns the call. Any 2xx is a success, and its body is read as `T`: `serde_json::Value` for any JSON,
    /// [`Bytes`](crate::Bytes) for the body as it is, [`ByteStream`](crate::ByteStream) for the body as it arrives, `()` to ignore it.
    pub fn send<T: FromResponse>(self) -> Call<T> {
        let (pending, headers) = self.pending(Wanted::of::<T>());
        headers.into_iter().fold(Call::new(pending), |call, (name, value)| call.header(&name, &value))
    }

    fn pending(self, response: Wanted) -> (Pending, Vec<(String, String)>) {
        let Request { client, encoder, wants, values, headers } = self;
        let prepared = encoder.and_then(|mut encoder| {
            let segments = segments(encoder.endpoint(), &values);
            let written = segments.and_then(|segments| encoder.path(&segments));
            Prepared::new(encoder, written, response, wants)
        });
        (Pending::new(&client, prepared), headers)
    }

    fn with(mut self, write: impl FnOnce(&mut Encoder) -> Result<(), Error>) -> Self {
        self.encoder = self.encoder.and_then(|mut encoder| write(&mut encoder).map(|()| encoder));
        self
    }

    /// Refuses a body for GET and HEAD, where it has no meaning (RFC 9110 §9.3.1), and a second body.
    fn with_body(self, write: impl FnOnce(&mut Encoder) -> Result<(), Error>) -> Self {
        self.with(|encoder| {
            let endpoint = encoder.endpoint();
            if [Method::GET, Method::HEAD].contains(&endpoint.method()) {
                return Err(Error::invalid(endpoint, "a GET or HEAD request has no body"));
            }
            if encoder.has_body() {
                return Err(Error::invalid(endpoint, "the request has a body already"));
            }
            write(encoder)
        })
    }
}

fn encoder(client: &ClientInner, method: &Method, template: &'static str) -> Result<Encoder, Error> {
    let endpoint =
        EndpointSpec::with_method(method, template).ok_or_else(|| Error::unknown_method(method, template))?;
    match is_safe(template) {
        true => Ok(client.core.encoder(endpoint)),
        false => {
            let text = "the path must begin with `/`, and must not have a query or an empty, `.` or `..` segment";
            Err(Error::invalid(&endpoint, text))
        }
    }
}

/// Sorts the values in the order of the placeholders.
fn segments<'v>(endpoint: &EndpointSpec, values: &'v [(String, String)]) -> Result<Vec<Segment<'v>>, Error> {
    let segments = endpoint.path_template().placeholders().map(|name| {
        let missing = || Error::invalid(endpoint, format!("the placeholder `{{{name}}}` has no value"));
        let (name, value) = values.iter().find(|(placeholder, _)| placeholder == name).ok_or_else(missing)?;
        Ok(Segment { name, max_length: None, value })
    });
    let segments: Vec<_> = segments.collect::<Result<_, Error>>()?;
    match segments.len() == values.len() {
        true => Ok(segments),
        false => Err(Error::placeholders(endpoint)),
    }
}

/// Checks a path like the attribute does at compile time. Characters that the URL parser would change are found later,
/// when the URL is compared with the path.
fn is_safe(template: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_graphic() && !b"?#\\".contains(&byte);
    let plain = template.to_ascii_lowercase().replace("%2e", ".");
    let mut segments = plain.split('/').skip(1).peekable();
    let mut has_names = true;
    while let Some(segment) = segments.next() {
        // Only the last segment may be empty: a trailing slash.
        has_names &= !matches!(segment, "." | "..") && (!segment.is_empty() || segments.peek().is_none());
    }
    let has_encoded_slash = plain.contains("%2f") || plain.contains("%5c");
    template.starts_with('/') && template.bytes().all(allowed) && has_names && !has_encoded_slash
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let endpoint = self.encoder.as_ref().map(Encoder::endpoint);
        f.debug_struct("Request").field("endpoint", &endpoint).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
