//! What kind of body the media types of a request or an answer mean.

use crate::document::{Document, Entry, Node};
use crate::media_type::{FORM, essence, is_json};
use crate::schema::Schema;

/// What a body is, of a request or of an answer.
pub enum Media<'d> {
    /// JSON, and its schema if the document has one.
    Json(Option<Schema<'d>>),
    /// A form ([`FORM`]), and its schema if the document has one.
    Form(Option<Schema<'d>>),
    /// Another media type.
    Other(&'d str),
    /// There is no body.
    None,
}

impl<'d> Media<'d> {
    /// Of the media types under `content`, JSON if it is among them, else a form, else the first.
    pub(crate) fn of(document: &'d Document, node: &'d Node) -> Self {
        let content = content(node);
        if let Some(entry) = content.iter().find(|entry| is_json(&entry.key)) {
            return Media::Json(schema(document, entry));
        }
        let other = || content.first().map_or(Media::None, |entry| Media::Other(&entry.key));
        Media::form_of(document, node).unwrap_or_else(other)
    }

    /// The form among the media types under `content`.
    pub(crate) fn form_of(document: &'d Document, node: &'d Node) -> Option<Self> {
        let entry = content(node).iter().find(|entry| essence(&entry.key) == FORM)?;
        Some(Media::Form(schema(document, entry)))
    }

    /// The schema of JSON or of a form.
    pub fn schema(&self) -> Option<Schema<'d>> {
        match self {
            Media::Json(schema) | Media::Form(schema) => *schema,
            Media::Other(_) | Media::None => None,
        }
    }
}

pub(crate) fn content(node: &Node) -> &[Entry] {
    node.get("content").map(Node::entries).unwrap_or_default()
}

fn schema<'d>(document: &'d Document, entry: &'d Entry) -> Option<Schema<'d>> {
    entry.value.get("schema").and_then(|schema| Schema::at(document, schema))
}
