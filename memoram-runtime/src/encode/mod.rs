//! Writes a request's values into the path, the query, the headers and the body.
//!
//! The attribute generates lists of [`Segment`], [`Parameter`], [`Header`], [`Property`] or [`FormField`]. Each holds its
//! value as a trait object, so that everything except the value's own serialization is compiled once, in this crate.

mod cursor;
mod encoded;
mod encoder;
mod form;
mod json;
mod json_serializer;
mod path;
mod raw;
mod style;
mod text;
mod texts;
mod texts_serializer;
mod values;

pub(crate) use cursor::EncodedCursor;
pub(crate) use encoded::Encoded;
pub use encoder::Encoder;
pub use form::FormValue;
pub use json::{JsonSlot, JsonValue};
pub use path::PathSegment;
pub use raw::RawBody;
pub use style::{AsJson, Style, Styled};
pub use text::{HeaderValue, QueryValue};
pub use texts::Texts;
pub use values::{FormField, Header, Parameter, Property, Raw, Segment, Whole};

pub use crate::error::Refusal;
