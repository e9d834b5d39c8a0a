//! The lists that an `Endpoint` hands to the encoder. The attribute generates them.

use super::{FormValue, HeaderValue, JsonValue, PartValue, PathSegment, QueryValue, RawBody};

/// A value in the path.
#[derive(Clone, Copy)]
pub struct Segment<'a> {
    /// The field's name, for errors.
    pub name: &'a str,
    /// The maximum length of the value, in characters. `None`: no limit.
    pub max_length: Option<usize>,
    /// The value.
    pub value: &'a dyn PathSegment,
}

/// A query parameter.
#[derive(Clone, Copy)]
pub struct Parameter<'a> {
    /// The wire name.
    pub name: &'static str,
    /// The maximum length of a string, in characters.
    pub max_length: Option<usize>,
    /// How a list is written: `true` repeats the name for each value, `false` joins the values with commas (OpenAPI
    /// 3.0.3 §4.7.12.3).
    pub explode: bool,
    /// The value.
    pub value: &'a dyn QueryValue,
}

/// A request header.
#[derive(Clone, Copy)]
pub struct Header<'a> {
    /// The header's name.
    pub name: &'static str,
    /// The maximum length of a string, in characters.
    pub max_length: Option<usize>,
    /// The value.
    pub value: &'a dyn HeaderValue,
}

/// A property of the JSON body.
#[derive(Clone, Copy)]
pub struct Property<'a> {
    /// The wire name.
    pub name: &'static str,
    /// The maximum length of a string, in characters.
    pub max_length: Option<usize>,
    /// The value.
    pub value: &'a dyn JsonValue,
}

/// A field of a form.
#[derive(Clone, Copy)]
pub struct FormField<'a> {
    /// The wire name.
    pub name: &'static str,
    /// The maximum length of a string, in characters.
    pub max_length: Option<usize>,
    /// The value.
    pub value: &'a dyn FormValue,
}

/// A field of a form with files.
#[derive(Clone, Copy)]
pub struct PartField<'a> {
    /// The wire name.
    pub name: &'static str,
    /// The maximum length of a string, in characters.
    pub max_length: Option<usize>,
    /// The content type of its parts, if the document says it; else empty.
    pub content_type: &'static str,
    /// The value.
    pub value: &'a dyn PartValue,
}

/// The whole JSON body.
#[derive(Clone, Copy)]
pub struct Whole<'a> {
    /// The value.
    pub value: &'a dyn JsonValue,
}

/// The whole body, as bytes that are sent unchanged.
#[derive(Clone, Copy)]
pub struct Raw<'a> {
    /// The `Content-Type` of the body.
    pub content_type: &'a str,
    /// The value.
    pub value: &'a dyn RawBody,
}
