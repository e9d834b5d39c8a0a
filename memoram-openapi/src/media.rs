//! What kind of body the media types of a request or an answer mean.

use crate::document::{Document, Entry, Node};
use crate::media_type::{FORM, MULTIPART, essence, is_json};
use crate::schema::Schema;

/// What a body is, of a request or of an answer.
pub enum Media<'d> {
    /// JSON, and its schema if the document has one.
    Json(Option<Schema<'d>>),
    /// A form ([`FORM`]), and its schema if the document has one.
    Form(Option<Schema<'d>>),
    /// A form of parts ([`MULTIPART`]), and its schema if the document has one.
    Multipart(Option<Schema<'d>>),
    /// Another media type.
    Other(&'d str),
    /// There is no body.
    None,
}

/// How a body that is made of properties is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    #[default]
    Json,
    /// A form ([`FORM`]).
    Form,
    /// A form of parts ([`MULTIPART`]).
    Multipart,
}

impl Format {
    /// In the order in which they are preferred.
    const ALL: [Format; 3] = [Format::Json, Format::Form, Format::Multipart];

    fn is_of(self, media: &str) -> bool {
        match self {
            Format::Json => is_json(media),
            Format::Form => essence(media) == FORM,
            Format::Multipart => essence(media) == MULTIPART,
        }
    }
}

impl<'d> Media<'d> {
    /// Of the media types under `content`, `wanted` if it is among them, else JSON, else a form, else a form of parts, else
    /// the first. The entry is the one under `content`.
    pub(crate) fn of(document: &'d Document, node: &'d Node, wanted: Format) -> (Self, Option<&'d Entry>) {
        let content = content(node);
        let formats = [wanted].into_iter().chain(Format::ALL);
        let mut found =
            formats.filter_map(|format| Some((format, content.iter().find(|entry| format.is_of(&entry.key))?)));
        if let Some((format, entry)) = found.next() {
            let schema = entry.value.get("schema").and_then(|schema| Schema::at(document, schema));
            let media = match format {
                Format::Json => Media::Json(schema),
                Format::Form => Media::Form(schema),
                Format::Multipart => Media::Multipart(schema),
            };
            return (media, Some(entry));
        }
        let first = content.first();
        (first.map_or(Media::None, |entry| Media::Other(&entry.key)), first)
    }

    /// The schema of JSON or of a form of either kind.
    pub fn schema(&self) -> Option<Schema<'d>> {
        match self {
            Media::Json(schema) | Media::Form(schema) | Media::Multipart(schema) => *schema,
            Media::Other(_) | Media::None => None,
        }
    }

    /// How its properties are written. `None` if it is none of these.
    pub fn format(&self) -> Option<Format> {
        match self {
            Media::Json(_) => Some(Format::Json),
            Media::Form(_) => Some(Format::Form),
            Media::Multipart(_) => Some(Format::Multipart),
            Media::Other(_) | Media::None => None,
        }
    }
}

pub(crate) fn content(node: &Node) -> &[Entry] {
    node.get("content").map(Node::entries).unwrap_or_default()
}
