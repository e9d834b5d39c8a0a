//! The one parameter or property that changes from page to page, kept apart from the rest of a request.

use bytes::Bytes;

use super::text::write_query;
use super::{Encoded, FormField, Parameter, Property, Refusal, form, json};
use crate::endpoint::EndpointSpec;
use crate::error::Error;
use crate::pages::Cursor;

/// A query parameter, a field of a form or a property of the body, as it is sent: `name=value` or `"name":value`. Empty where its value is
/// `None`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Parameter(&'static str, String),
    Field(&'static str, String),
    Property(&'static str, Vec<u8>),
}

impl Part {
    pub(super) fn parameter(parameter: &Parameter<'_>) -> Result<Self, Refusal> {
        let mut text = String::new();
        write_query(&mut text, parameter)?;
        Ok(Part::Parameter(parameter.name, text))
    }

    pub(super) fn field(spec: &EndpointSpec, field: &FormField<'_>) -> Result<Self, Error> {
        let mut text = String::new();
        let pushed = form::push(&mut text, field);
        pushed.map_err(|refusal| Error::refused(spec, "form field", field.name, refusal))?;
        Ok(Part::Field(field.name, text))
    }

    pub(super) fn property(spec: &EndpointSpec, property: Property<'_>) -> Result<Self, Error> {
        let object = json::object(spec, &[property])?;
        Ok(Part::Property(property.name, inside(&object).to_vec()))
    }

    /// The same parameter or property with what the server gave.
    pub(crate) fn with(&self, spec: &EndpointSpec, value: &Cursor) -> Result<Self, Error> {
        let max_length = None;
        match *self {
            Part::Parameter(name, _) => Part::parameter(&Parameter { name, max_length, explode: true, value })
                .map_err(|refusal| Error::refused(spec, "query parameter", name, refusal)),
            Part::Field(name, _) => Part::field(spec, &FormField { name, max_length, value }),
            Part::Property(name, _) => Part::property(spec, Property { name, max_length, value }),
        }
    }
}

impl Encoded {
    /// The request with its part.
    pub(crate) fn with(&self, part: &Part) -> Self {
        let mut whole = self.clone();
        match part {
            Part::Parameter(_, parameter) => {
                let parts = [self.query.as_str(), parameter];
                whole.query = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&");
            }
            Part::Field(_, field) => {
                let parts = [self.body.as_deref().unwrap_or_default(), field.as_bytes()];
                let parts: Vec<&[u8]> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                whole.body = Some(Bytes::from(parts.join(&b"&"[..])));
            }
            Part::Property(_, property) => {
                let parts = [inside(self.body.as_deref().unwrap_or_default()), property];
                let parts: Vec<&[u8]> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                whole.body = Some(Bytes::from([&b"{"[..], &parts.join(&b","[..]), b"}"].concat()));
            }
        }
        whole
    }
}

/// What is between the braces of an object that this crate wrote.
fn inside(object: &[u8]) -> &[u8] {
    object.strip_prefix(b"{").and_then(|object| object.strip_suffix(b"}")).unwrap_or_default()
}
