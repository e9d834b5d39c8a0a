//! Parameters of the path, the query, the headers and the cookies (OpenAPI 3.0.3 §4.7.12).

use super::Style;
use crate::document::{Document, Location, Node};
use crate::media::content;
use crate::media_type::is_json;
use crate::schema::Schema;

/// What a parameter is part of: its `in`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ParameterIn {
    Path,
    Query,
    Header,
    Cookie,
}

/// One parameter of an operation.
#[derive(Clone)]
pub struct Parameter<'d> {
    /// Its name.
    pub name: &'d str,
    /// What it is part of.
    pub within: ParameterIn,
    /// Whether it must be sent.
    pub required: bool,
    /// How a list or an object is written.
    pub style: Style<'d>,
    /// What its value is.
    pub schema: Option<Schema<'d>>,
    /// Its `description`, which may have several lines.
    pub documentation: &'d str,
    /// Where it stands.
    pub location: Location<'d>,
}

impl<'d> Parameter<'d> {
    pub(super) fn read(document: &'d Document, node: &'d Node) -> Option<Self> {
        let name = node.text_of("name")?;
        let within = match node.text_of("in")? {
            "path" => ParameterIn::Path,
            "query" => ParameterIn::Query,
            "header" if is_ignored_header(name) => return None,
            "header" => ParameterIn::Header,
            "cookie" => ParameterIn::Cookie,
            _ => return None,
        };
        let default = if matches!(within, ParameterIn::Path | ParameterIn::Header) { "simple" } else { "form" };
        // A parameter has a schema, or content of one media type (OpenAPI 3.0.4 §4.7.12.4).
        let content = content(node).first();
        let is_json = content.is_some_and(|content| is_json(&content.key));
        let described = content.map_or(node, |content| &content.value);
        Some(Parameter {
            name,
            within,
            required: node.is_true("required"),
            style: if is_json { Style::Json } else { Style::read(node, default) },
            schema: described.get("schema").and_then(|schema| Schema::at(document, schema)),
            documentation: node.text_of("description").unwrap_or_default().trim(),
            location: document.location(node.position),
        })
    }
}

/// OpenAPI 3.0.3 §4.7.12.1: other parts of the document describe these.
fn is_ignored_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str())
}
