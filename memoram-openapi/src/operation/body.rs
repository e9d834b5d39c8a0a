//! Bodies of requests, and answers.

use crate::document::{Document, Entry, Location, Node};
use crate::media::{Media, content};
use crate::media_type::{FORM, essence, is_json};
use crate::schema::Property;

use super::Style;

/// What an operation takes as its body.
pub struct Body<'d> {
    /// Whether there must be one.
    pub required: bool,
    /// What it is.
    pub media: Media<'d>,
    /// The media types that it may have, as they are written.
    pub types: Vec<&'d str>,
    /// How the fields of a form are written, as far as the document says it.
    encoding: Option<&'d Node>,
    /// Where it stands.
    pub location: Location<'d>,
}

/// One documented answer.
pub struct Response<'d> {
    /// `201`, `2XX` or `default`.
    pub status: &'d str,
    /// What the document says of it.
    pub description: &'d str,
    /// What its body is.
    pub media: Media<'d>,
    /// The media types that it may have, as they are written.
    pub types: Vec<&'d str>,
    /// Where it stands.
    pub location: Location<'d>,
}

impl<'d> Body<'d> {
    pub(super) fn read(document: &'d Document, entry: &'d Entry, wants_form: bool) -> Option<Self> {
        let node = document.resolve(&entry.value)?;
        let form = if wants_form { Media::form_of(document, node) } else { None };
        let form_entry = content(node).iter().find(|entry| essence(&entry.key) == FORM);
        Some(Body {
            required: node.is_true("required"),
            encoding: form_entry.and_then(|entry| entry.value.get("encoding")),
            media: form.unwrap_or_else(|| Media::of(document, node)),
            types: types(node),
            location: document.location(entry.position),
        })
    }
}

impl<'d> Body<'d> {
    /// How a property is written in a form. An object is JSON, unless its encoding says otherwise (OpenAPI 3.0.4 §4.7.15).
    pub fn form_style(&self, property: &Property<'d>) -> Style<'d> {
        let encoding = self.encoding.and_then(|encoding| encoding.get(property.name));
        let has_style = |node: &&Node| ["style", "explode"].iter().any(|key| node.get(key).is_some());
        if let Some(node) = encoding.filter(has_style) {
            return Style::read(node, "form");
        }
        let content_type = encoding.and_then(|node| node.text_of("contentType"));
        let is_object = property.schema.is_some_and(|schema| schema.type_name() == "object");
        match content_type.map_or(is_object, is_json) {
            true => Style::Json,
            false => Style::Form { explode: true },
        }
    }
}

impl<'d> Response<'d> {
    pub(super) fn read(document: &'d Document, entry: &'d Entry) -> Option<Self> {
        let node = document.resolve(&entry.value)?;
        Some(Response {
            status: &entry.key,
            description: node.text_of("description").unwrap_or_default().trim(),
            media: Media::of(document, node),
            types: types(node),
            location: document.location(entry.position),
        })
    }
}

fn types(node: &Node) -> Vec<&str> {
    content(node).iter().map(|entry| entry.key.as_str()).collect()
}
