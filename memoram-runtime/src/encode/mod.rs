//! Writes a request's values into the path, the query, the headers and the body.
//!
//! The attribute generates lists of [`Segment`], [`Parameter`], [`Header`], [`Property`], [`FormField`] or [`PartField`]. Each holds its
//! value as a trait object, so that everything except the value's own serialization is compiled once, in this crate.

mod cursor;
mod encoded;
mod encoder;
mod form;
mod json;
mod json_serializer;
mod multipart;
mod part;
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
pub use multipart::{File, PartValue, Parts};
pub use part::{FileValue, Part};
pub use path::PathSegment;
pub use raw::RawBody;
pub use style::{AsJson, Style, Styled};
pub(crate) use text::RESERVED;
pub use text::{HeaderValue, QueryValue};
pub use texts::Texts;
pub use values::{FormField, Header, Parameter, PartField, Property, Raw, Segment, Whole};

pub use crate::error::Refusal;
