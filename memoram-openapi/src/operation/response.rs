//! Answers.

use crate::document::{Document, Entry, Location, Node};
use crate::media::{Format, Media, content};
use crate::media_type::{Stream, essence};
use crate::schema::Schema;

use super::body::types;

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
    document: &'d Document,
    node: &'d Node,
}

impl<'d> Response<'d> {
    pub(super) fn read(document: &'d Document, entry: &'d Entry) -> Option<Self> {
        let node = document.resolve(&entry.value)?;
        let (media, _) = Media::of(document, node, Format::Json);
        Some(Response {
            status: &entry.key,
            description: node.text_of("description").unwrap_or_default().trim(),
            media,
            types: types(node),
            location: document.location(entry.position),
            document,
            node,
        })
    }

    /// Whether it has this header.
    pub fn has_header(&self, name: &str) -> bool {
        let headers = self.node.get("headers").map(Node::entries).unwrap_or_default();
        headers.iter().any(|entry| entry.key.eq_ignore_ascii_case(name))
    }

    /// The media type that is this stream, as it is written. `*/*` may be any.
    pub fn stream(&self, stream: Stream) -> Option<&'d str> {
        let documented = self.types.iter().copied().find(|media| Stream::of(media) == Some(stream));
        let is_any = || self.types.iter().any(|media| essence(media) == "*/*");
        documented.or_else(|| is_any().then(|| stream.media_type()))
    }

    /// What the values of a stream are: its `itemSchema` (OpenAPI 3.2), else its `schema`, which many documents of
    /// older versions use for that. `None` if that is a list or a text: then it is the whole stream.
    pub fn stream_item(&self, stream: Stream) -> Option<Schema<'d>> {
        let entry = content(self.node).iter().find(|entry| Stream::of(&entry.key) == Some(stream))?;
        if let Some(item) = entry.value.get("itemSchema") {
            let item = Schema::at(self.document, item)?;
            return if stream == Stream::Events { item.data_of_event() } else { Some(item) };
        }
        let schema = Schema::at(self.document, entry.value.get("schema")?)?;
        Some(schema).filter(|schema| !["array", "string"].contains(&schema.type_name()))
    }
}
