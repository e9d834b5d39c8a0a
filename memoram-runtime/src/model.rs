//! The types of the Memoram API's answers.
//!
//! Ids and statuses are always there: an answer without them is of no use, and is an error. Every other property that
//! the document does not require is an `Option`. Properties that the document does not know are ignored.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer};

pub use crate::secret::{AccessToken, EncryptionKey, MemoryKey};

/// A token, and how long it lives.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct AuthTokenResponse {
    /// The bearer token.
    pub token: AccessToken,
    /// When it stops working.
    pub expires_at: Option<Timestamp>,
    /// `Bearer`.
    pub token_type: Option<String>,
}

/// A request for access to a user's memories.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AccessRequest {
    /// Such as `cm8r8ny2i001mm24853tqfd62`.
    pub id: String,
    /// What the user has decided.
    pub status: AccessRequestStatus,
    /// Why access was asked for.
    pub reason: Option<String>,
    /// The user's memory key.
    pub memory_key: Option<MemoryKey>,
    /// The user, a UUID, once the request is linked to one.
    #[serde(rename = "user_id")]
    pub user_id: Option<String>,
    /// The application that asked.
    pub ai_connector_id: Option<String>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When it last changed.
    pub updated_at: Option<Timestamp>,
}

/// What a user has decided about an access request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccessRequestStatus {
    /// Nothing yet.
    Pending,
    /// Credentials can be had.
    Approved,
    /// The user said no.
    Rejected,
    /// The user said yes, and then no.
    Revoked,
    /// A status that the document does not know.
    Unknown(String),
}

impl AccessRequestStatus {
    /// The status as the API writes it.
    pub fn as_str(&self) -> &str {
        match self {
            AccessRequestStatus::Pending => "pending",
            AccessRequestStatus::Approved => "approved",
            AccessRequestStatus::Rejected => "rejected",
            AccessRequestStatus::Revoked => "revoked",
            AccessRequestStatus::Unknown(status) => status,
        }
    }
}

impl From<String> for AccessRequestStatus {
    fn from(status: String) -> Self {
        match status.as_str() {
            "pending" => AccessRequestStatus::Pending,
            "approved" => AccessRequestStatus::Approved,
            "rejected" => AccessRequestStatus::Rejected,
            "revoked" => AccessRequestStatus::Revoked,
            _ => AccessRequestStatus::Unknown(status),
        }
    }
}

impl fmt::Display for AccessRequestStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<'de> Deserialize<'de> for AccessRequestStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// The access requests of an application.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct AccessRequestList {
    /// The requests.
    pub items: Vec<AccessRequest>,
    /// How many there are.
    pub total: Option<u64>,
}

/// What it takes to read a user's memories.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct Credentials {
    /// The user, a UUID.
    pub user_id: String,
    /// The user's memory key.
    pub memory_key: Option<MemoryKey>,
    /// The key that the memories are encrypted with. The cipher is not documented.
    pub encryption_key: Option<EncryptionKey>,
    /// Which version of the key it is.
    pub key_version: Option<u64>,
}

/// A memory.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct MemoryBlob {
    /// The blob's id.
    pub id: String,
    /// Whose memory it is, a UUID.
    pub user_id: Option<String>,
    /// The ciphertext.
    pub content: Option<String>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When it last changed.
    pub updated_at: Option<Timestamp>,
    /// Where it comes from.
    pub source: Option<String>,
    /// A title.
    pub title: Option<String>,
    /// A summary.
    pub summary: Option<String>,
    /// How important it is.
    pub importance: Option<f64>,
    /// How sure it is, from 0 to 1.
    pub confidence: Option<f64>,
    /// The names of its tags.
    pub tags: Option<Vec<String>>,
    /// The ids of its tags.
    pub tag_ids: Option<Vec<String>>,
}

/// A memory without its content.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct MemoryBlobResponse {
    /// The blob's id.
    pub id: String,
    /// Whose memory it is, a UUID.
    pub user_id: Option<String>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When it last changed.
    pub updated_at: Option<Timestamp>,
    /// Where it comes from.
    pub source: Option<String>,
    /// A title.
    pub title: Option<String>,
    /// A summary.
    pub summary: Option<String>,
    /// How important it is.
    pub importance: Option<f64>,
    /// How sure it is, from 0 to 1.
    pub confidence: Option<f64>,
    /// The names of its tags.
    pub tags: Option<Vec<String>>,
    /// The ids of its tags.
    pub tag_ids: Option<Vec<String>>,
}

/// A page of memories.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct MemoryBlobList {
    /// The memories of this page.
    #[serde(rename = "memoryBlobs")]
    pub memory_blobs: Vec<MemoryBlob>,
    /// Where the next page begins; `None` on the last one.
    pub next_cursor: Option<String>,
}

/// A tag of a user's memories.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct Tag {
    /// The tag's id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// `#RRGGBB`.
    pub color: Option<String>,
    /// Whether it is in use.
    pub is_enabled: Option<bool>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// When it last changed.
    pub updated_at: Option<Timestamp>,
}

/// The tags of a user's memories.
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct TagList {
    /// The tags.
    pub items: Vec<Tag>,
}
