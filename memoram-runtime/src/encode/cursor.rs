//! The parameter or property that changes from page to page, encoded separately from the rest of a request.

use bytes::Bytes;
use serde::Serialize;

use super::text::write_query;
use super::{Encoded, FormField, Parameter, Property, form, json};
use crate::error::{Error, Refusal};
use crate::spec::EndpointSpec;

/// The cursor of one page: its wire name, and `name=value` or `"name":value` as it is sent. The second is empty if the
/// value is `None`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum EncodedCursor {
    Parameter(&'static str, String),
    Field(&'static str, String),
    Property(&'static str, Vec<u8>),
}

impl EncodedCursor {
    pub(super) fn parameter(parameter: &Parameter<'_>) -> Result<Self, Refusal> {
        let mut text = String::new();
        write_query(&mut text, parameter)?;
        Ok(EncodedCursor::Parameter(parameter.name, text))
    }

    pub(super) fn field(spec: &EndpointSpec, field: &FormField<'_>) -> Result<Self, Error> {
        let mut text = String::new();
        let pushed = form::push(&mut text, field);
        pushed.map_err(|refusal| Error::refused(spec, "form field", field.name, refusal))?;
        Ok(EncodedCursor::Field(field.name, text))
    }

    pub(super) fn property(spec: &EndpointSpec, property: Property<'_>) -> Result<Self, Error> {
        let object = json::object(spec, &[property])?;
        Ok(EncodedCursor::Property(property.name, inside(&object).to_vec()))
    }

    /// The value as it is sent; empty if it is left out.
    pub(crate) fn text(&self) -> &str {
        let (text, separator) = match self {
            EncodedCursor::Parameter(_, text) | EncodedCursor::Field(_, text) => (text.as_str(), '='),
            EncodedCursor::Property(_, json) => (std::str::from_utf8(json).unwrap_or_default(), ':'),
        };
        text.rsplit(separator).next().unwrap_or_default()
    }

    /// The same parameter or property with the value for another page.
    pub(crate) fn with<T: Serialize>(&self, spec: &EndpointSpec, value: &T) -> Result<Self, Error> {
        let max_length = None;
        match *self {
            EncodedCursor::Parameter(name, _) => {
                let parameter = Parameter { name, max_length, explode: true, value };
                Self::parameter(&parameter).map_err(|refusal| Error::refused(spec, "query parameter", name, refusal))
            }
            EncodedCursor::Field(name, _) => Self::field(spec, &FormField { name, max_length, value }),
            EncodedCursor::Property(name, _) => Self::property(spec, Property { name, max_length, value }),
        }
    }
}

impl Encoded {
    /// Returns the request for the page that a cursor names.
    pub(crate) fn with_cursor(&self, cursor: &EncodedCursor) -> Self {
        let mut request = self.clone();
        match cursor {
            EncodedCursor::Parameter(_, parameter) => {
                let parts = [self.query.as_str(), parameter];
                request.query = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&");
            }
            EncodedCursor::Field(_, field) => {
                let body = self.body.as_slice();
                request.body = Bytes::from(joined([body, field.as_bytes()], b"&")).into();
            }
            EncodedCursor::Property(_, property) => {
                let properties = inside(self.body.as_slice());
                let body = [&b"{"[..], &joined([properties, property], b","), b"}"].concat();
                request.body = Bytes::from(body).into();
            }
        }
        request
    }
}

fn joined(parts: [&[u8]; 2], separator: &[u8]) -> Vec<u8> {
    let parts: Vec<&[u8]> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(separator)
}

/// Returns what is between the braces of a JSON object that this crate wrote.
fn inside(object: &[u8]) -> &[u8] {
    object.strip_prefix(b"{").and_then(|object| object.strip_suffix(b"}")).unwrap_or_default()
}
