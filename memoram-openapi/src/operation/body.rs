//! Bodies of requests.

use crate::document::{Document, Entry, Location, Node};
use crate::media::{Format, Media, content};
use crate::media_type::{is_concrete, is_json};
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

impl<'d> Body<'d> {
    pub(super) fn read(document: &'d Document, entry: &'d Entry, wanted: Format) -> Option<Self> {
        let node = document.resolve(&entry.value)?;
        let (media, described) = Media::of(document, node, wanted);
        Some(Body {
            required: node.is_true("required"),
            encoding: described.and_then(|entry| entry.value.get("encoding")),
            media,
            types: types(node),
            location: document.location(entry.position),
        })
    }

    fn encoding_of(&self, property: &Property<'d>) -> Option<&'d Node> {
        self.encoding?.get(property.name)
    }

    /// How a property is written in a form. An object is JSON, unless its encoding says otherwise (OpenAPI 3.0.4 §4.7.15).
    pub fn form_style(&self, property: &Property<'d>) -> Style<'d> {
        let encoding = self.encoding_of(property);
        let has_style = |node: &&Node| ["style", "explode"].iter().any(|key| node.get(key).is_some());
        if let Some(node) = encoding.filter(has_style) {
            return Style::read(node, "form");
        }
        let content_type = encoding.and_then(|node| node.text_of("contentType"));
        match content_type.map_or(is_object(property), is_json) {
            true => Style::Json,
            false => Style::Form { explode: true },
        }
    }

    /// The content type of a property that is a part. `None` if the document does not have exactly one for it. An object is
    /// JSON, unless its encoding says otherwise.
    pub fn part_type(&self, property: &Property<'d>) -> Option<&'d str> {
        match self.encoding_of(property).and_then(|node| node.text_of("contentType")) {
            Some(given) => Some(given.trim()).filter(|given| is_concrete(given)),
            None => is_object(property).then_some("application/json"),
        }
    }
}

fn is_object(property: &Property<'_>) -> bool {
    property.schema.is_some_and(|schema| schema.type_name() == "object")
}

pub(super) fn types(node: &Node) -> Vec<&str> {
    content(node).iter().map(|entry| entry.key.as_str()).collect()
}
