//! The response types of the Memoram API.
//!
//! Ids, statuses, tokens and the items of lists are required: a response without them cannot be deserialized. All other
//! properties are an `Option` unless the document requires them. Properties that are not in the document are ignored.
//!
//! The types are held against the document. What it does not require and this module does is marked `always`: an answer
//! without it has nothing that a caller could use.

use std::fmt;

use serde::{Deserialize, Deserializer};

pub use crate::date_time::DateTime;
pub use crate::secret::{AccessToken, EncryptionKey, MemoryKey};

/// A token and its expiration time.
#[cfg_attr(feature = "macros", memoram_macros::memoram_schema(spec = bundled, crate = crate))]
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct AuthTokenResponse {
    /// The bearer token.
    #[cfg_attr(feature = "macros", memoram(always))]
    pub token: AccessToken,
    /// When the token expires.
    pub expires_at: Option<DateTime>,
    /// The type of the token: `Bearer`.
    pub token_type: Option<String>,
}

/// A request for access to a user's memories.
#[cfg_attr(feature = "macros", memoram_macros::memoram_schema(spec = bundled, crate = crate))]
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AccessRequest {
    /// The request's id, such as `cm8r8ny2i001mm24853tqfd62`.
    #[cfg_attr(feature = "macros", memoram(always))]
    pub id: String,
    /// The user's decision.
    #[cfg_attr(feature = "macros", memoram(always))]
    pub status: AccessRequestStatus,
    /// The reason that was given to the user.
    pub reason: Option<String>,
    /// The user's memory key.
    pub memory_key: Option<MemoryKey>,
    /// The user's id, a UUID. `None` until the request is linked to a user.
    #[serde(rename = "user_id")]
    pub user_id: Option<String>,
    /// The id of the application that made the request.
    pub ai_connector_id: Option<String>,
    /// When it was created.
    pub created_at: Option<DateTime>,
    /// When it was last changed.
    pub updated_at: Option<DateTime>,
}

/// A user's decision about an access request.
#[cfg_attr(
    feature = "macros",
    memoram_macros::memoram_schema("AccessRequest.status", reads, spec = bundled, crate = crate)
)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccessRequestStatus {
    /// The user has not decided yet.
    Pending,
    /// The user has given access. The credentials can be requested.
    Approved,
    /// The user has refused access.
    Rejected,
    /// The user has given access and withdrawn it later.
    Revoked,
    /// A status that is not in the document.
    #[cfg_attr(feature = "macros", serde(untagged))]
    Unknown(String),
}

impl AccessRequestStatus {
    /// The status as it appears in the API.
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

/// A list of access requests.
#[cfg_attr(feature = "macros", memoram_macros::memoram_schema(spec = bundled, crate = crate))]
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct AccessRequestList {
    /// The access requests.
    #[cfg_attr(feature = "macros", memoram(always))]
    pub items: Vec<AccessRequest>,
    /// The total number of access requests.
    pub total: Option<i64>,
}

/// The credentials for reading a user's memories.
#[cfg_attr(feature = "macros", memoram_macros::memoram_schema(spec = bundled, crate = crate))]
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct Credentials {
    /// The user's id, a UUID.
    #[cfg_attr(feature = "macros", memoram(always))]
    pub user_id: String,
    /// The user's memory key.
    pub memory_key: Option<MemoryKey>,
    /// The key that the memories are encrypted with. The API's document does not name the cipher.
    pub encryption_key: Option<EncryptionKey>,
    /// The version of the encryption key.
    pub key_version: Option<i64>,
}

/// A memory.
#[cfg_attr(feature = "macros", memoram_macros::memoram_schema(spec = bundled, crate = crate))]
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct MemoryBlob {
    /// The blob's id.
    #[cfg_attr(feature = "macros", memoram(always))]
    pub id: String,
    /// The id of the user whose memory it is, a UUID.
    pub user_id: Option<String>,
    /// The encrypted content.
    pub content: Option<String>,
    /// When it was created.
    pub created_at: Option<DateTime>,
    /// When it was last changed.
    pub updated_at: Option<DateTime>,
    /// Where the memory comes from.
    pub source: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// How much the memory matters.
    pub importance: Option<f64>,
    /// The confidence, from 0 to 1.
    pub confidence: Option<f64>,
    /// The names of the tags.
    pub tags: Option<Vec<String>>,
    /// The ids of the tags.
    pub tag_ids: Option<Vec<String>>,
}

/// A memory without its content.
#[cfg_attr(feature = "macros", memoram_macros::memoram_schema(spec = bundled, crate = crate))]
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct MemoryBlobResponse {
    /// The blob's id.
    #[cfg_attr(feature = "macros", memoram(always))]
    pub id: String,
    /// The id of the user whose memory it is, a UUID.
    pub user_id: Option<String>,
    /// When it was created.
    pub created_at: Option<DateTime>,
    /// When it was last changed.
    pub updated_at: Option<DateTime>,
    /// Where the memory comes from.
    pub source: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// How much the memory matters.
    pub importance: Option<f64>,
    /// The confidence, from 0 to 1.
    pub confidence: Option<f64>,
    /// The names of the tags.
    pub tags: Option<Vec<String>>,
    /// The ids of the tags.
    pub tag_ids: Option<Vec<String>>,
}

/// A page of memories.
#[cfg_attr(feature = "macros", memoram_macros::memoram_schema(spec = bundled, crate = crate))]
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct MemoryBlobList {
    /// The memories on this page.
    #[serde(rename = "memoryBlobs")]
    #[cfg_attr(feature = "macros", memoram(always))]
    pub memory_blobs: Vec<MemoryBlob>,
    /// The cursor of the next page; `None` on the last page.
    pub next_cursor: Option<String>,
}

/// A tag of a user's memories.
#[cfg_attr(feature = "macros", memoram_macros::memoram_schema(spec = bundled, crate = crate))]
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct Tag {
    /// The tag's id.
    #[cfg_attr(feature = "macros", memoram(always))]
    pub id: String,
    /// The tag's name.
    pub name: Option<String>,
    /// The tag's description.
    pub description: Option<String>,
    /// The color, `#RRGGBB`.
    pub color: Option<String>,
    /// Whether the tag is enabled.
    pub is_enabled: Option<bool>,
    /// When it was created.
    pub created_at: Option<DateTime>,
    /// When it was last changed.
    pub updated_at: Option<DateTime>,
}

/// A list of tags.
#[cfg_attr(feature = "macros", memoram_macros::memoram_schema(spec = bundled, crate = crate))]
#[derive(Clone, Debug, Deserialize)]
#[non_exhaustive]
pub struct TagList {
    /// The tags.
    #[cfg_attr(feature = "macros", memoram(always))]
    pub items: Vec<Tag>,
}
