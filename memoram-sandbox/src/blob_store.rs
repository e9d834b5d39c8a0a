//! Memory blobs as they are kept.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids;
use crate::input::not_null;
use crate::reply::{Refusal, Reply};
use crate::tags::Tags;

/// A memory without its content, which is all that creating and updating answer.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Summary {
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
    /// Where the memory stands in the list. A cursor names it, so that deleting the memory does not break the cursor.
    #[serde(skip)]
    pub(crate) serial: u64,
    #[serde(flatten)]
    pub(crate) about: Summary,
    content: String,
}

/// The properties that a request gives to a memory.
#[derive(Debug, Deserialize)]
pub(crate) struct Draft {
    pub(crate) user_id: String,
    #[serde(rename = "memoryKey")]
    pub(crate) memory_key: String,
    #[serde(default, deserialize_with = "not_null")]
    pub(crate) content: Option<String>,
    #[serde(default, deserialize_with = "not_null")]
    title: Option<String>,
    #[serde(default, deserialize_with = "not_null")]
    summary: Option<String>,
    #[serde(default, deserialize_with = "not_null")]
    tags: Option<Vec<String>>,
    #[serde(default, deserialize_with = "not_null")]
    pub(crate) importance: Option<f64>,
    #[serde(default, deserialize_with = "not_null")]
    pub(crate) confidence: Option<f64>,
    #[serde(default, deserialize_with = "not_null")]
    source: Option<String>,
}

/// The user's memories, in the order of their creation, and their tags.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) blobs: Vec<Blob>,
    pub(crate) tags: Tags,
    last_serial: u64,
}

impl Memory {
    pub(crate) fn create(&mut self, user_id: &str, draft: Draft) -> Summary {
        self.last_serial += 1;
        let mut blob = Blob::new(self.last_serial, user_id);
        blob.apply(draft, &mut self.tags);
        let about = blob.about.clone();
        self.blobs.push(blob);
        about
    }

    pub(crate) fn update(&mut self, id: &str, draft: Draft) -> Reply<Summary> {
        let index = self.position(id)?;
        let blob = self.blobs.get_mut(index).ok_or_else(|| missing(id))?;
        blob.apply(draft, &mut self.tags);
        blob.about.updated_at = ids::now();
        Ok(blob.about.clone())
    }

    pub(crate) fn get(&self, id: &str) -> Reply<Blob> {
        let found = self.blobs.iter().find(|blob| blob.about.id == id);
        found.cloned().ok_or_else(|| missing(id))
    }

    pub(crate) fn delete(&mut self, id: &str) -> Reply<()> {
        let index = self.position(id)?;
        self.blobs.remove(index);
        Ok(())
    }

    fn position(&self, id: &str) -> Reply<usize> {
        self.blobs.iter().position(|blob| blob.about.id == id).ok_or_else(|| missing(id))
    }
}

fn missing(id: &str) -> Refusal {
    Refusal::not_found("memory blob", id)
}

impl Blob {
    fn new(serial: u64, user_id: &str) -> Self {
        let now = ids::now();
        let about = Summary {
            id: ids::id(),
            user_id: user_id.to_owned(),
            created_at: now,
            updated_at: now,
            ..Summary::default()
        };
        Self { serial, about, content: String::new() }
    }

    /// Changes what the draft names and leaves the rest as it is.
    fn apply(&mut self, draft: Draft, tags: &mut Tags) {
        let about = &mut self.about;
        self.content = draft.content.unwrap_or(std::mem::take(&mut self.content));
        about.source = draft.source.or(about.source.take());
        about.title = draft.title.or(about.title.take());
        about.summary = draft.summary.or(about.summary.take());
        about.importance = draft.importance.or(about.importance);
        about.confidence = draft.confidence.or(about.confidence);
        if let Some(names) = draft.tags {
            about.tag_ids = names.iter().map(|name| tags.id_of(name)).collect();
            about.tags = names;
        }
    }
}
