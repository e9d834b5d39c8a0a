//! Collects the values of one request.

use std::fmt;

use http::header::{self, HeaderMap, HeaderName};

use super::{
    Encoded, EncodedCursor, FormField, Header, Parameter, PartField, Property, QueryValue, Raw, Segment, Whole,
};
use super::{form, json, multipart, path, text};
use crate::body::Body;
use crate::error::{Error, Refusal};
use crate::spec::{EndpointSpec, StreamKind};

/// Encodes the values of one request. [`Endpoint::encode`](crate::Endpoint::encode) writes into it.
pub struct Encoder {
    encoded: Encoded,
    /// Whether the path has placeholders that are not filled yet.
    awaits_path: bool,
    /// The wire name of the parameter or property that changes from page to page.
    cursor_name: Option<&'static str>,
    cursor: Option<EncodedCursor>,
}

impl Encoder {
    /// `base` is the path of the base URL.
    pub(crate) fn new(endpoint: EndpointSpec, base: &str) -> Self {
        let path = endpoint.path_template().has_placeholders().then(|| {
            // Room for the template and for values as long as typical ids.
            let room = base.len().saturating_add(endpoint.template().len()).saturating_add(32);
            let mut path = String::with_capacity(room);
            path.push_str(base);
            path
        });
        let awaits_path = path.is_some();
        let (query, headers) = (String::new(), HeaderMap::new());
        let encoded = Encoded { endpoint, path, query, headers, body: Body::EMPTY };
        Encoder { encoded, awaits_path, cursor_name: None, cursor: None }
    }

    /// Encodes the query parameter, form field or property with this wire name separately, as the cursor of a list.
    pub(crate) fn with_cursor(mut self, name: &'static str) -> Self {
        self.cursor_name = Some(name);
        self
    }

    /// Fills the template's placeholders, in their order.
    ///
    /// # Errors
    ///
    /// Returns an error if a value is empty, is `.` or `..`, is longer than 1024 bytes, or has a control character, or
    /// if there are more or fewer values than placeholders.
    pub fn path(&mut self, segments: &[Segment<'_>]) -> Result<(), Error> {
        let endpoint = &self.encoded.endpoint;
        match &mut self.encoded.path {
            Some(path) if self.awaits_path => {
                path::assemble(path, endpoint, segments)?;
                self.awaits_path = false;
                Ok(())
            }
            None if segments.is_empty() => Ok(()),
            _ => Err(Error::placeholders(endpoint)),
        }
    }

    /// Adds query parameters. A value of `None` is left out.
    ///
    /// # Errors
    ///
    /// Returns an error if a string is above its limit, or if a value is neither a scalar nor a list of scalars.
    pub fn query(&mut self, parameters: &[Parameter<'_>]) -> Result<(), Error> {
        for parameter in parameters {
            let refused = |refusal| Error::refused(&self.encoded.endpoint, "query parameter", parameter.name, refusal);
            match self.cursor_name == Some(parameter.name) {
                true => self.cursor = Some(EncodedCursor::parameter(parameter).map_err(refused)?),
                false => text::write_query(&mut self.encoded.query, parameter).map_err(refused)?,
            }
        }
        Ok(())
    }

    /// Adds headers. A value of `None` is left out.
    ///
    /// # Errors
    ///
    /// Returns an error if a string is above its limit, if a value is neither a scalar nor a list of scalars, or if it
    /// has a control character.
    pub fn headers(&mut self, headers: &[Header<'_>]) -> Result<(), Error> {
        for header in headers {
            let refused = |refusal| Error::refused(&self.encoded.endpoint, "header", header.name, refusal);
            let Some(value) = text::header_value(header).map_err(refused)? else { continue };
            let name = HeaderName::from_bytes(header.name.as_bytes()).map_err(|_| refused(Refusal::Control))?;
            self.encoded.headers.insert(name, value);
        }
        Ok(())
    }

    /// Sets the body to a JSON object. A property of `None` is left out.
    ///
    /// # Errors
    ///
    /// Returns an error if a string is above its limit, or if a value's `Serialize` implementation fails.
    pub fn json(&mut self, properties: &[Property<'_>]) -> Result<(), Error> {
        let endpoint = &self.encoded.endpoint;
        if let Some(property) = properties.iter().find(|property| self.cursor_name == Some(property.name)) {
            self.cursor = Some(EncodedCursor::property(endpoint, *property)?);
            let rest: Vec<_> = properties.iter().filter(|one| one.name != property.name).copied().collect();
            self.encoded.body = json::object(endpoint, &rest)?.into();
            return Ok(());
        }
        self.encoded.body = json::object(endpoint, properties)?.into();
        Ok(())
    }

    /// Sets the body to a form, `application/x-www-form-urlencoded`. A field of `None` is left out.
    ///
    /// # Errors
    ///
    /// Returns an error if a string is above its limit, or if a value is neither a scalar nor a list of scalars.
    pub fn form(&mut self, fields: &[FormField<'_>]) -> Result<(), Error> {
        let endpoint = &self.encoded.endpoint;
        let (cursor, rest): (Vec<FormField<'_>>, Vec<_>) =
            fields.iter().copied().partition(|field| self.cursor_name == Some(field.name));
        if let Some(field) = cursor.first() {
            self.cursor = Some(EncodedCursor::field(endpoint, field)?);
        }
        self.encoded.body = form::form(endpoint, &rest)?.into();
        self.content_type("application/x-www-form-urlencoded")
    }

    /// Sets the body to a form with files, `multipart/form-data` (RFC 7578). A field of `None` is left out.
    ///
    /// # Errors
    ///
    /// Returns an error if a string is above its limit, if a value's `Serialize` implementation fails, or if a content type has a
    /// control character.
    pub fn multipart(&mut self, fields: &[PartField<'_>]) -> Result<(), Error> {
        let (body, content_type) = multipart::multipart(&self.encoded.endpoint, fields)?;
        self.encoded.body = body;
        self.content_type(&content_type)
    }

    /// Sets the body to one value, as JSON. With `None` the request has no body.
    ///
    /// # Errors
    ///
    /// Returns an error if the value's `Serialize` implementation fails.
    pub fn body(&mut self, whole: Whole<'_>) -> Result<(), Error> {
        let body = json::whole(whole.value);
        let body = body.map_err(|refusal| Error::refused(&self.encoded.endpoint, "value", "body", refusal))?;
        self.encoded.body = body.into();
        Ok(())
    }

    /// Sets the body to bytes, without copying them. With `None` the request has no body.
    ///
    /// # Errors
    ///
    /// Returns an error if the content type cannot be the value of a header.
    pub fn bytes(&mut self, raw: Raw<'_>) -> Result<(), Error> {
        self.encoded.body = raw.value.body().unwrap_or(Body::EMPTY);
        self.content_type(raw.content_type)
    }

    /// Adds a query parameter whose name is not known at compile time.
    pub(crate) fn pair(&mut self, name: &str, value: &dyn QueryValue) -> Result<(), Error> {
        let written = text::write_pair(&mut self.encoded.query, name, value);
        written.map_err(|refusal| Error::refused(&self.encoded.endpoint, "query parameter", name, refusal))
    }

    /// Asks for responses of these content types, unless the endpoint sets `Accept` itself.
    pub(crate) fn accept(&mut self, types: &'static str) {
        if self.encoded.endpoint.accepted().is_none() {
            self.encoded.headers.entry(header::ACCEPT).or_insert(http::HeaderValue::from_static(types));
        }
    }

    /// Asks for a success that is read as a stream.
    pub(crate) fn stream(&mut self, kind: StreamKind) {
        self.accept(kind.accept());
        self.encoded.endpoint = self.encoded.endpoint.streamed(kind);
    }

    pub(crate) fn endpoint(&self) -> &EndpointSpec {
        &self.encoded.endpoint
    }

    pub(crate) fn has_body(&self) -> bool {
        !self.encoded.body.is_empty()
    }

    /// Sets `Content-Type`, if there is a body. Bodies without one are sent as JSON.
    fn content_type(&mut self, text: &str) -> Result<(), Error> {
        let refused = |_| Error::refused(&self.encoded.endpoint, "header", "content-type", Refusal::Control);
        let value = http::HeaderValue::from_str(text).map_err(refused)?;
        if self.has_body() {
            self.encoded.headers.insert(header::CONTENT_TYPE, value);
        }
        Ok(())
    }

    /// The encoded cursor, if the endpoint wrote the parameter or property of [`with_cursor`](Self::with_cursor).
    pub(crate) fn take_cursor(&mut self) -> Option<EncodedCursor> {
        self.cursor.take()
    }

    pub(crate) fn finish(self) -> Result<Encoded, Error> {
        match self.awaits_path {
            true => Err(Error::placeholders(&self.encoded.endpoint)),
            false => Ok(self.encoded),
        }
    }
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder").field("spec", &self.encoded.endpoint).finish_non_exhaustive()
    }
}
