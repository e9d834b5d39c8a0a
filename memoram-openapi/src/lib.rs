#![doc = include_str!("../README.md")]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

mod document;
pub mod header;
mod load;
mod media;
mod media_type;
mod method;
mod operation;
pub mod rust;
mod schema;
mod security;
pub mod spelling;
mod template;
#[cfg(test)]
mod tests;

pub use document::{Document, Entry, Location, Node, Position, Value};
pub use load::{CrateDocument, Home, LoadError, NamedBy, Problem, SettingProblem, load, parse};
pub use media::{Format, Media};
pub use media_type::{FORM, MULTIPART, Stream, essence, is_json, is_text};
pub use method::Method;
pub use operation::{Body, Dangling, Operation, Parameter, ParameterIn, PathItem, Response, Style};
pub use schema::{Discriminator, Limit, NameFault, Property, Schema};
pub use security::{Need, SchemeKind, Security};
pub use template::{
    Placeholder, PlaceholderFault, PlaceholderStyle, Template, TemplateFault, TemplateFaultKind, TemplatePart, parts,
    shape, without_suffix,
};
