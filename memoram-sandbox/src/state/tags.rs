use jiff::Timestamp;
use serde::Serialize;

use crate::ids;

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tag {
    pub(crate) id: String,
    name: String,
    description: String,
    color: String,
    is_enabled: bool,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl Tag {
    fn new(name: &str) -> Self {
        let now = ids::now();
        Self {
            id: ids::id(),
            name: name.to_owned(),
            description: String::new(),
            color: format!("#{}", ids::digits(16, 6).to_uppercase()),
            is_enabled: true,
            created_at: now,
            updated_at: now,
        }
    }
}

/// The user's tags, in the order in which they were created. A tag stays when no memory has it any more.
#[derive(Debug, Default)]
pub(crate) struct Tags(pub(crate) Vec<Tag>);

impl Tags {
    /// Returns the id of the tag with this name, and creates the tag if there is none.
    pub(super) fn id_of(&mut self, name: &str) -> String {
        if let Some(tag) = self.0.iter().find(|tag| tag.name == name) {
            return tag.id.clone();
        }
        let tag = Tag::new(name);
        let id = tag.id.clone();
        self.0.push(tag);
        id
    }
}
