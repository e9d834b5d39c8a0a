//! Writes a request's values: into the path, the query, the headers and the body.
//!
//! The attribute generates lists of the structs below. Each holds its value as a trait object, so that everything but
//! the value itself is compiled once, in this crate.

mod form;
mod json;
mod part;
mod path;
mod raw;
mod scalars;
mod text;
mod top;

use std::fmt;

use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderName};

pub use form::FormValue;
pub use json::{JsonSlot, JsonValue};
pub(crate) use part::Part;
pub use path::PathSegment;
pub use raw::RawBody;
pub use text::{HeaderValue, QueryValue, Texts};

use crate::endpoint::EndpointSpec;
use crate::error::Error;

/// A value in the path.
#[derive(Clone, Copy)]
pub struct Segment<'a> {
    /// The field's name, for errors.
    pub name: &'a str,
    /// The most that a value may have, in characters.
    pub max_length: Option<usize>,
    /// The value.
    pub value: &'a dyn PathSegment,
}

/// A query parameter.
#[derive(Clone, Copy)]
pub struct Parameter<'a> {
    /// The wire name.
    pub name: &'static str,
    /// The most that a string may have, in characters.
    pub max_length: Option<usize>,
    /// Whether several values repeat the name; otherwise they are joined by commas (OpenAPI 3.0.3 §4.7.12.3).
    pub explode: bool,
    /// The value.
    pub value: &'a dyn QueryValue,
}

/// A request header.
#[derive(Clone, Copy)]
pub struct Header<'a> {
    /// The header's name.
    pub name: &'static str,
    /// The most that a string may have, in characters.
    pub max_length: Option<usize>,
    /// The value.
    pub value: &'a dyn HeaderValue,
}

/// A property of the JSON body.
#[derive(Clone, Copy)]
pub struct Property<'a> {
    /// The wire name.
    pub name: &'static str,
    /// The most that a string may have, in characters.
    pub max_length: Option<usize>,
    /// The value.
    pub value: &'a dyn JsonValue,
}

/// A field of a form.
#[derive(Clone, Copy)]
pub struct FormField<'a> {
    /// The wire name.
    pub name: &'static str,
    /// The most that a string may have, in characters.
    pub max_length: Option<usize>,
    /// The value.
    pub value: &'a dyn FormValue,
}

/// The whole JSON body.
#[derive(Clone, Copy)]
pub struct Whole<'a> {
    /// The value.
    pub value: &'a dyn JsonValue,
}

/// The whole body, as it is.
#[derive(Clone, Copy)]
pub struct Raw<'a> {
    /// What is sent as `Content-Type`.
    pub content_type: &'a str,
    /// The value.
    pub value: &'a dyn RawBody,
}

/// Why a value cannot be sent.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A string above its limit, both in characters.
    TooLong { length: usize, limit: usize },
    /// A path segment above the limit, in bytes.
    TooManyBytes { limit: usize },
    /// An empty path segment.
    Empty,
    /// `.` or `..`, which a URL resolves away.
    DotSegment,
    /// A control character.
    Control,
    /// Infinity or not a number.
    NotFinite,
    /// A map, a struct, or a list in a list.
    NotText,
    /// Bytes where JSON is due.
    Bytes,
    /// Its `Serialize` failed.
    Serialize,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooLong { length, limit } => {
                write!(f, "has {length} characters, and at most {limit} are allowed")
            }
            Refusal::TooManyBytes { limit } => {
                write!(f, "is longer than the {limit} bytes that a path segment may have")
            }
            Refusal::Empty => f.write_str("is empty, and a path segment must not be"),
            Refusal::DotSegment => f.write_str("is `.` or `..`, which would name another path"),
            Refusal::Control => f.write_str("has a control character"),
            Refusal::NotFinite => f.write_str("is not a finite number"),
            Refusal::NotText => f.write_str("is not a scalar or a list of scalars"),
            Refusal::Bytes => f.write_str("is bytes, and JSON is due; a `content_type` sends them as they are"),
            Refusal::Serialize => f.write_str("could not be serialized"),
        }
    }
}

/// Takes the values of one request.
pub struct Encoder {
    spec: EndpointSpec,
    path: Path,
    query: String,
    headers: HeaderMap,
    body: Option<Bytes>,
    /// The wire name of what is kept apart, and what that is.
    apart: Option<&'static str>,
    part: Option<Part>,
}

/// What a path begins with, or the whole of it.
enum Path {
    /// The template has no placeholders.
    Fixed,
    Begun(String),
    Complete(String),
}

/// A request's values, written.
#[derive(Clone)]
pub(crate) struct Encoded {
    /// With that of the base URL. `None` if it is the template itself.
    pub(crate) path: Option<String>,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    /// What was kept apart.
    pub(crate) part: Option<Part>,
}

impl Encoder {
    /// Begins with the path of the base URL.
    pub(crate) fn new(spec: EndpointSpec, base: &str) -> Self {
        let path = match spec.template().contains('{') {
            false => Path::Fixed,
            true => {
                // Room for the template, and values that are as long as ids are.
                let room = base.len().saturating_add(spec.template().len()).saturating_add(32);
                let mut path = String::with_capacity(room);
                path.push_str(base);
                Path::Begun(path)
            }
        };
        let (query, headers) = (String::new(), HeaderMap::new());
        Encoder { spec, path, query, headers, body: None, apart: None, part: None }
    }

    /// Keeps the query parameter or the property of a wire name apart.
    pub(crate) fn apart(mut self, name: &'static str) -> Self {
        self.apart = Some(name);
        self
    }

    /// Fills the template's placeholders, in their order.
    ///
    /// # Errors
    ///
    /// A value that is empty, `.`, `..`, longer than 1024 bytes, or has a control character.
    pub fn path(&mut self, segments: &[Segment<'_>]) -> Result<(), Error> {
        match &mut self.path {
            Path::Begun(path) => {
                let mut path = std::mem::take(path);
                path::assemble(&mut path, &self.spec, segments)?;
                self.path = Path::Complete(path);
                Ok(())
            }
            Path::Fixed if segments.is_empty() => Ok(()),
            Path::Fixed | Path::Complete(_) => Err(Error::placeholders(&self.spec)),
        }
    }

    /// Writes query parameters; a value of `None` is left out.
    ///
    /// # Errors
    ///
    /// A string above its limit, or a value that is neither a scalar nor a list of scalars.
    pub fn query(&mut self, parameters: &[Parameter<'_>]) -> Result<(), Error> {
        for parameter in parameters {
            let refused = |refusal| Error::refused(&self.spec, "query parameter", parameter.name, refusal);
            match self.apart == Some(parameter.name) {
                true => self.part = Some(Part::parameter(parameter).map_err(refused)?),
                false => text::write_query(&mut self.query, parameter).map_err(refused)?,
            }
        }
        Ok(())
    }

    /// Writes headers; a value of `None` is left out.
    ///
    /// # Errors
    ///
    /// A string above its limit, a value that is neither a scalar nor a list of scalars, or one with a control
    /// character.
    pub fn headers(&mut self, headers: &[Header<'_>]) -> Result<(), Error> {
        for header in headers {
            let refused = |refusal| Error::refused(&self.spec, "header", header.name, refusal);
            let Some(value) = text::header_value(header).map_err(refused)? else { continue };
            let name = HeaderName::from_bytes(header.name.as_bytes()).map_err(|_| refused(Refusal::Control))?;
            self.headers.insert(name, value);
        }
        Ok(())
    }

    /// Writes a JSON object as the body; a property of `None` is left out.
    ///
    /// # Errors
    ///
    /// A string above its limit, or a value whose `Serialize` fails.
    pub fn json(&mut self, properties: &[Property<'_>]) -> Result<(), Error> {
        if let Some(property) = properties.iter().find(|property| self.apart == Some(property.name)) {
            self.part = Some(Part::property(&self.spec, *property)?);
            let rest: Vec<_> = properties.iter().filter(|one| one.name != property.name).copied().collect();
            self.body = Some(json::object(&self.spec, &rest)?);
            return Ok(());
        }
        self.body = Some(json::object(&self.spec, properties)?);
        Ok(())
    }

    /// Writes a form as the body, `application/x-www-form-urlencoded`; a field of `None` is left out.
    ///
    /// # Errors
    ///
    /// A string above its limit, or a value that is neither a scalar nor a list of scalars.
    pub fn form(&mut self, fields: &[FormField<'_>]) -> Result<(), Error> {
        let (apart, rest): (Vec<FormField<'_>>, Vec<_>) =
            fields.iter().copied().partition(|field| self.apart == Some(field.name));
        if let Some(field) = apart.first() {
            self.part = Some(Part::field(&self.spec, field)?);
        }
        self.body = Some(form::form(&self.spec, &rest)?);
        self.content_type("application/x-www-form-urlencoded")
    }

    /// Writes one value as the whole JSON body; a value of `None` is no body.
    ///
    /// # Errors
    ///
    /// A value whose `Serialize` fails.
    pub fn body(&mut self, whole: Whole<'_>) -> Result<(), Error> {
        self.body = json::whole(whole.value).map_err(|refusal| Error::refused(&self.spec, "value", "body", refusal))?;
        Ok(())
    }

    /// Takes bytes as the whole body, without a copy; a value of `None` is no body.
    ///
    /// # Errors
    ///
    /// A content type that no header can have.
    pub fn bytes(&mut self, raw: Raw<'_>) -> Result<(), Error> {
        self.body = raw.value.raw();
        self.content_type(raw.content_type)
    }

    /// Writes a query parameter of any name.
    pub(crate) fn pair(&mut self, name: &str, value: &dyn QueryValue) -> Result<(), Error> {
        let written = text::write_pair(&mut self.query, name, value);
        written.map_err(|refusal| Error::refused(&self.spec, "query parameter", name, refusal))
    }

    pub(crate) fn has_body(&self) -> bool {
        self.body.is_some()
    }

    /// Says what the body is, if it is not JSON. Without a body nothing is said.
    fn content_type(&mut self, text: &str) -> Result<(), Error> {
        let value = http::HeaderValue::from_str(text);
        let value = value.map_err(|_| Error::refused(&self.spec, "header", "content-type", Refusal::Control))?;
        if self.body.is_some() {
            self.headers.insert(header::CONTENT_TYPE, value);
        }
        Ok(())
    }

    /// Asks for an answer of any type, unless a header of the request says of which.
    pub(crate) fn accept_anything(&mut self) {
        self.headers.entry(header::ACCEPT).or_insert(http::HeaderValue::from_static("*/*"));
    }

    pub(crate) fn spec(&self) -> EndpointSpec {
        self.spec
    }

    pub(crate) fn finish(self) -> Result<Encoded, Error> {
        let Encoder { spec, path, query, headers, body, apart: _, part } = self;
        let path = match path {
            Path::Fixed => None,
            Path::Complete(path) => Some(path),
            Path::Begun(_) => return Err(Error::placeholders(&spec)),
        };
        Ok(Encoded { path, query, headers, body, part })
    }
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder").field("spec", &self.spec).finish_non_exhaustive()
    }
}
