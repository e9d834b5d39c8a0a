//! Parameters of the path, the query, the headers and the cookies (OpenAPI 3.0.3 §4.7.12).

use crate::document::{Document, Location, Node};
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
    /// Whether an array repeats the key. Otherwise its items are joined by commas.
    pub explode: bool,
    /// What its value is.
    pub schema: Option<Schema<'d>>,
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
        Some(Parameter {
            name,
            within,
            required: node.is_true("required"),
            explode: node.boolean("explode").unwrap_or(node.text_of("style").unwrap_or("form") == "form"),
            schema: node.get("schema").and_then(|schema| Schema::at(document, schema)),
            location: document.location(node.position),
        })
    }
}

/// OpenAPI 3.0.3 §4.7.12.1: other parts of the document describe these.
fn is_ignored_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str())
}
