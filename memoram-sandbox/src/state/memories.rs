use jiff::Timestamp;
use serde::Serialize;

use crate::ids;
use crate::input::{Fields, Input};
use crate::reply::{Refusal, Reply};

use super::shelf::Shelf;
use super::tags::Tags;

/// A memory without its content. This is what the API answers to a create and to an update.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Metadata {
    pub(crate) id: String,
    user_id: String,
    created_at: Timestamp,
    updated_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) importance: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    pub(crate) tags: Vec<String>,
    tag_ids: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Blob {
    #[serde(flatten)]
    pub(crate) metadata: Metadata,
    content: String,
}

/// The properties of a request that creates or updates a memory.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) user_id: String,
    pub(crate) memory_key: String,
    pub(crate) content: Option<String>,
    title: Option<String>,
    summary: Option<String>,
    tags: Option<Vec<String>>,
    importance: Option<f64>,
    pub(crate) confidence: Option<f64>,
    source: Option<String>,
}

impl Input for Draft {
    fn read(fields: &mut Fields) -> Reply<Self> {
        Ok(Self {
            user_id: fields.required("user_id")?,
            memory_key: fields.required("memoryKey")?,
            content: fields.optional("content")?,
            title: fields.optional("title")?,
            summary: fields.optional("summary")?,
            tags: fields.optional("tags")?,
            importance: fields.optional("importance")?,
            confidence: fields.optional("confidence")?,
            source: fields.optional("source")?,
        })
    }
}

/// The user's memories, in the order in which they were created, and the user's tags.
#[derive(Debug, Default)]
pub(crate) struct Memories {
    pub(crate) blobs: Shelf<Blob>,
    pub(crate) tags: Tags,
}

impl Memories {
    pub(crate) fn create(&mut self, user_id: &str, draft: Draft) -> Metadata {
        let mut blob = Blob::new(user_id);
        blob.apply(draft, &mut self.tags);
        let metadata = blob.metadata.clone();
        self.blobs.add(&metadata.id, blob);
        metadata
    }

    pub(crate) fn update(&mut self, id: &str, draft: Draft) -> Reply<Metadata> {
        let blob = self.blobs.get_mut(id).ok_or_else(|| missing(id))?;
        blob.apply(draft, &mut self.tags);
        blob.metadata.updated_at = ids::now();
        Ok(blob.metadata.clone())
    }

    pub(crate) fn get(&self, id: &str) -> Reply<Blob> {
        self.blobs.get(id).cloned().ok_or_else(|| missing(id))
    }

    pub(crate) fn delete(&mut self, id: &str) -> Reply<()> {
        self.blobs.remove(id).map(drop).ok_or_else(|| missing(id))
    }
}

fn missing(id: &str) -> Refusal {
    Refusal::not_found("memory blob", id)
}

impl Blob {
    fn new(user_id: &str) -> Self {
        let now = ids::now();
        let metadata = Metadata {
            id: ids::id(),
            user_id: user_id.to_owned(),
            created_at: now,
            updated_at: now,
            ..Metadata::default()
        };
        Self { metadata, content: String::new() }
    }

    /// Changes the properties that the draft has, and keeps the others.
    fn apply(&mut self, draft: Draft, tags: &mut Tags) {
        let metadata = &mut self.metadata;
        self.content = draft.content.unwrap_or(std::mem::take(&mut self.content));
        metadata.source = draft.source.or(metadata.source.take());
        metadata.title = draft.title.or(metadata.title.take());
        metadata.summary = draft.summary.or(metadata.summary.take());
        metadata.importance = draft.importance.or(metadata.importance);
        metadata.confidence = draft.confidence.or(metadata.confidence);
        if let Some(names) = draft.tags {
            metadata.tag_ids = names.iter().map(|name| tags.id_of(name)).collect();
            metadata.tags = names;
        }
    }
}
