//! Parameters, bodies and answers.

use std::sync::Arc;

use super::nodes::{boolean, entry, mapping, sequence, text};
use crate::document::{Document, Entry, Node, Position};
use crate::media_type::{FORM, MULTIPART, essence, is_json};

/// What is said of the value stands beside the name, and moves into a schema.
pub(super) fn parameter(node: &Arc<Node>) -> Arc<Node> {
    const OWN: [&str; 4] = ["name", "in", "required", "description"];
    if node.get("$ref").is_some() {
        return Arc::clone(node);
    }
    let mut entries: Vec<Entry> =
        node.entries().iter().filter(|entry| OWN.contains(&entry.key.as_str())).cloned().collect();
    entries.push(entry("schema", value_schema(node)));
    entries.extend(style(node));
    mapping(node.position, entries)
}

/// The schema of a parameter's value. A file is a string of bytes in OpenAPI 3.0.
fn value_schema(node: &Node) -> Arc<Node> {
    let is_file = node.text_of("type") == Some("file");
    let left_out: &[&str] =
        if is_file { &["name", "in", "required", "type", "format"] } else { &["name", "in", "required"] };
    let mut entries: Vec<Entry> =
        node.entries().iter().filter(|entry| !left_out.contains(&entry.key.as_str())).cloned().collect();
    if is_file {
        let texts = [("type", "string"), ("format", "binary")];
        entries.extend(texts.map(|(key, value)| entry(key, text(node.position, value))));
    }
    mapping(node.position, entries)
}

/// `collectionFormat` as `style` and `explode`.
fn style(node: &Node) -> Vec<Entry> {
    let is_simple = matches!(node.text_of("in"), Some("path" | "header"));
    let (style, explode) = match node.text_of("collectionFormat") {
        Some("multi") => ("form", true),
        Some("ssv") => ("spaceDelimited", false),
        Some("pipes") => ("pipeDelimited", false),
        // OpenAPI 3.0 has no such style.
        Some("tsv") => ("tabDelimited", false),
        _ if is_simple => ("simple", false),
        _ => ("form", false),
    };
    vec![entry("style", text(node.position, style)), entry("explode", boolean(node.position, explode))]
}

/// The body of a parameter with `in: body`.
pub(super) fn json_body(node: &Arc<Node>, consumes: &[&str]) -> Arc<Node> {
    let schema = node.get("schema").map(|schema| entry("schema", Arc::new(schema.clone())));
    let media = mapping(node.position, schema.into_iter().collect());
    let types = if consumes.is_empty() { &["application/json"] } else { consumes };
    let content = types.iter().map(|name| entry(name, Arc::clone(&media))).collect();
    let mut entries: Vec<Entry> = node.entry("required").cloned().into_iter().collect();
    entries.push(entry("content", mapping(node.position, content)));
    mapping(node.position, entries)
}

/// The body that parameters with `in: formData` make up.
pub(super) fn form_body(position: Position, fields: &[Arc<Node>], consumes: &[&str]) -> Arc<Node> {
    let has_file = fields.iter().any(|field| field.text_of("type") == Some("file"));
    let default = if has_file { MULTIPART } else { FORM };
    let fits = |name: &&&str| essence(name) == MULTIPART || !has_file && essence(name) == FORM;
    let mut types: Vec<&str> = consumes.iter().filter(fits).copied().collect();
    if types.is_empty() {
        types.push(default);
    }
    let named = |field: &Arc<Node>, value| {
        Some(Entry { key: field.text_of("name")?.to_owned(), position: field.position, value })
    };
    let properties = fields.iter().filter_map(|field| named(field, value_schema(field))).collect();
    let encoding = fields.iter().filter_map(|field| named(field, mapping(field.position, style(field)))).collect();
    let required = fields.iter().filter(|field| field.is_true("required"));
    let required: Vec<Arc<Node>> =
        required.filter_map(|field| Some(text(field.position, field.text_of("name")?))).collect();
    let is_required = !required.is_empty();
    let schema = vec![
        entry("type", text(position, "object")),
        entry("properties", mapping(position, properties)),
        entry("required", sequence(position, required)),
    ];
    let media = mapping(
        position,
        vec![entry("schema", mapping(position, schema)), entry("encoding", mapping(position, encoding))],
    );
    let content = types.into_iter().map(|name| entry(name, Arc::clone(&media))).collect();
    mapping(
        position,
        vec![entry("required", boolean(position, is_required)), entry("content", mapping(position, content))],
    )
}

pub(super) fn response(document: &Document, node: &Arc<Node>, produces: &[&str]) -> Arc<Node> {
    let Some(response) = document.resolve(node) else { return Arc::clone(node) };
    let Some(schema) = response.get("schema") else { return Arc::new(response.clone()) };
    let is_file = schema.text_of("type") == Some("file");
    let mut types: Vec<&str> = produces.iter().filter(|name| !is_file || !is_json(name)).copied().collect();
    if types.is_empty() {
        types.push(if is_file { "application/octet-stream" } else { "application/json" });
    }
    let schema = if is_file { Vec::new() } else { vec![entry("schema", Arc::new(schema.clone()))] };
    let media = mapping(response.position, schema);
    let content = types.into_iter().map(|name| entry(name, Arc::clone(&media))).collect();
    let mut entries = response.entries().to_vec();
    entries.push(entry("content", mapping(response.position, content)));
    mapping(response.position, entries)
}
