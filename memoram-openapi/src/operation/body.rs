//! Bodies of requests, and answers.

use crate::document::{Document, Entry, Location, Node};
use crate::media::{Media, content};

/// What an operation takes as its body.
pub struct Body<'d> {
    /// Whether there must be one.
    pub required: bool,
    /// What it is.
    pub media: Media<'d>,
    /// The media types that it may have, as they are written.
    pub types: Vec<&'d str>,
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
        Some(Body {
            required: node.is_true("required"),
            media: form.unwrap_or_else(|| Media::of(document, node)),
            types: types(node),
            location: document.location(entry.position),
        })
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
