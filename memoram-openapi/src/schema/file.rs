//! Schemas of bytes: files, and what is in a text.

use super::Schema;
use crate::media_type::{is_json, is_text};

impl<'d> Schema<'d> {
    /// Whether it is a file: a string of the format `binary` (OpenAPI 3.0), or a string or anything whose `contentMediaType`
    /// is neither JSON nor text (3.1). With a `contentEncoding`, such as `base64`, it is text.
    pub fn is_file(&self) -> bool {
        let is_text_or_any = ["", "string"].contains(&self.type_name()) && self.type_names().len() < 2;
        let says = |key: &'static str| self.first(|node| node.text_of(key));
        let is_encoded = says("contentEncoding").is_some_and(|encoding| encoding != "binary");
        let is_media = |media: &str| !is_json(media) && !is_text(media);
        is_text_or_any
            && !is_encoded
            && (says("format") == Some("binary") || says("contentMediaType").is_some_and(is_media))
    }

    /// What is in the `data` of a server-sent event (OpenAPI 3.2). A schema without `data` is that already.
    pub(crate) fn data_of_event(self) -> Option<Schema<'d>> {
        let (properties, _) = self.properties();
        let Some(data) = properties.iter().find(|property| property.name == "data") else { return Some(self) };
        // Each alternative may be an event with other data.
        let data = data.schema.filter(|_| !self.has_alternatives())?;
        Schema::at(self.document, data.first(|node| node.get("contentSchema"))?)
    }
}
