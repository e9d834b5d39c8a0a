//! The documented operations of the Memoram API, declared with the attribute.
//!
//! `new` takes what an operation requires. Set optional fields afterwards, or with struct update syntax:
//!
//! ```
//! use memoram_runtime::api::ListMemoryBlobs;
//!
//! let page = ListMemoryBlobs { limit: Some(3), ..ListMemoryBlobs::new("a-user-id") };
//! ```

use crate::memoram_endpoint;
use crate::secret::{ApiKey, MemoryKey};

/// Exchanges an API key for a token. A client that is built with an API key does this automatically.
#[memoram_endpoint(POST, "/auth/token", spec = bundled)]
#[derive(Clone, Debug)]
pub struct CreateToken {
    /// The API key.
    pub api_key: ApiKey,
    /// The requested lifetime of the token, in seconds. Default: 3600. The server may choose another one.
    pub expires_in: Option<u64>,
}

impl CreateToken {
    /// Requests a token with the default lifetime.
    pub fn new(api_key: impl Into<ApiKey>) -> Self {
        CreateToken { api_key: api_key.into(), expires_in: None }
    }
}

/// Asks a user for access to their memories. The user decides in their dashboard.
#[memoram_endpoint(POST, "/access-requests", spec = bundled)]
#[derive(Clone, Debug)]
pub struct CreateAccessRequest {
    /// The user's memory key.
    pub memory_key: MemoryKey,
    /// The reason, which the user reads. At most 255 characters.
    pub reason: String,
}

impl CreateAccessRequest {
    /// Asks for access to the memories of a memory key.
    pub fn new(memory_key: impl Into<MemoryKey>, reason: impl Into<String>) -> Self {
        CreateAccessRequest { memory_key: memory_key.into(), reason: reason.into() }
    }
}

/// Lists the access requests of the application.
#[memoram_endpoint(GET, "/access-requests", spec = bundled)]
#[derive(Clone, Copy, Debug, Default)]
pub struct ListAccessRequests {}

/// Gets one access request.
#[memoram_endpoint(GET, "/access-requests/{requestId}", spec = bundled)]
#[derive(Clone, Debug)]
pub struct GetAccessRequest {
    /// The id of the access request.
    pub request_id: String,
}

impl GetAccessRequest {
    /// Gets the access request with this id.
    pub fn new(request_id: impl Into<String>) -> Self {
        GetAccessRequest { request_id: request_id.into() }
    }
}

/// Gets the credentials of an approved access request.
#[memoram_endpoint(GET, "/access-requests/{requestId}/credentials", spec = bundled)]
#[derive(Clone, Debug)]
pub struct GetCredentials {
    /// The id of the access request.
    pub request_id: String,
}

impl GetCredentials {
    /// Gets the credentials of an access request.
    pub fn new(request_id: impl Into<String>) -> Self {
        GetCredentials { request_id: request_id.into() }
    }
}

/// Lists a user's memories. `items` returns those of all pages, `pages` returns page after page, `send` returns one page.
#[memoram_endpoint(
    GET,
    "/memory-blobs",
    spec = bundled,
    paginate(cursor = cursor, next = next_cursor, items = memory_blobs)
)]
#[derive(Clone, Debug)]
pub struct ListMemoryBlobs {
    /// The user's id.
    pub user_id: String,
    /// The maximum number of memories on a page. Default: 10.
    pub limit: Option<u32>,
    /// The `next_cursor` of the previous page.
    pub cursor: Option<String>,
    /// Only memories with these tags.
    pub tags: Vec<String>,
    /// Only memories that match this search.
    pub search_query: Option<String>,
    /// Only memories with at least this importance, from 0 to 1.
    pub importance: Option<f64>,
}

impl ListMemoryBlobs {
    /// Lists all memories of a user, from the first page.
    pub fn new(user_id: impl Into<String>) -> Self {
        ListMemoryBlobs {
            user_id: user_id.into(),
            limit: None,
            cursor: None,
            tags: Vec::new(),
            search_query: None,
            importance: None,
        }
    }
}

/// Stores a memory.
#[memoram_endpoint(POST, "/memory-blobs", spec = bundled)]
#[derive(Clone, Debug)]
pub struct CreateMemoryBlob {
    /// The user's id, a UUID.
    pub user_id: String,
    /// The user's memory key.
    pub memory_key: MemoryKey,
    /// The encrypted content.
    pub content: String,
    /// The title.
    pub title: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// The names of the tags.
    pub tags: Option<Vec<String>>,
    /// How much the memory matters.
    pub importance: Option<f64>,
    /// The confidence, from 0 to 1.
    pub confidence: Option<f64>,
    /// Where the memory comes from.
    pub source: Option<String>,
}

impl CreateMemoryBlob {
    /// Stores a memory that has only content.
    pub fn new(user_id: impl Into<String>, memory_key: impl Into<MemoryKey>, content: impl Into<String>) -> Self {
        CreateMemoryBlob {
            user_id: user_id.into(),
            memory_key: memory_key.into(),
            content: content.into(),
            title: None,
            summary: None,
            tags: None,
            importance: None,
            confidence: None,
            source: None,
        }
    }
}

/// Gets one memory.
#[memoram_endpoint(GET, "/memory-blobs/{blobId}", spec = bundled)]
#[derive(Clone, Debug)]
pub struct GetMemoryBlob {
    /// The memory's id.
    pub blob_id: String,
    /// The user's id.
    pub user_id: String,
}

impl GetMemoryBlob {
    /// Gets a memory of a user.
    pub fn new(blob_id: impl Into<String>, user_id: impl Into<String>) -> Self {
        GetMemoryBlob { blob_id: blob_id.into(), user_id: user_id.into() }
    }
}

/// Changes a memory. Fields that are `None` stay unchanged.
#[memoram_endpoint(PATCH, "/memory-blobs/{blobId}", spec = bundled)]
#[derive(Clone, Debug)]
pub struct UpdateMemoryBlob {
    /// The memory's id.
    pub blob_id: String,
    /// The user's id, a UUID.
    pub user_id: String,
    /// The user's memory key.
    pub memory_key: MemoryKey,
    /// The encrypted content.
    pub content: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// The names of the tags. They replace the memory's current tags.
    pub tags: Option<Vec<String>>,
    /// How much the memory matters.
    pub importance: Option<f64>,
    /// The confidence, from 0 to 1.
    pub confidence: Option<f64>,
    /// Where the memory comes from.
    pub source: Option<String>,
}

impl UpdateMemoryBlob {
    /// Changes nothing until fields are set.
    pub fn new(blob_id: impl Into<String>, user_id: impl Into<String>, memory_key: impl Into<MemoryKey>) -> Self {
        UpdateMemoryBlob {
            blob_id: blob_id.into(),
            user_id: user_id.into(),
            memory_key: memory_key.into(),
            content: None,
            title: None,
            summary: None,
            tags: None,
            importance: None,
            confidence: None,
            source: None,
        }
    }
}

/// Deletes a memory.
#[memoram_endpoint(DELETE, "/memory-blobs/{blobId}", spec = bundled)]
#[derive(Clone, Debug)]
pub struct DeleteMemoryBlob {
    /// The memory's id.
    pub blob_id: String,
    /// The user's id, a UUID.
    pub user_id: String,
}

impl DeleteMemoryBlob {
    /// Deletes a memory of a user.
    pub fn new(blob_id: impl Into<String>, user_id: impl Into<String>) -> Self {
        DeleteMemoryBlob { blob_id: blob_id.into(), user_id: user_id.into() }
    }
}

/// Lists a user's tags.
#[memoram_endpoint(GET, "/tags", spec = bundled)]
#[derive(Clone, Debug)]
pub struct ListTags {
    /// The user's id.
    pub user_id: String,
}

impl ListTags {
    /// Lists the tags of a user.
    pub fn new(user_id: impl Into<String>) -> Self {
        ListTags { user_id: user_id.into() }
    }
}

/// Gets one tag.
#[memoram_endpoint(GET, "/tags/{tagId}", spec = bundled)]
#[derive(Clone, Debug)]
pub struct GetTag {
    /// The tag's id.
    pub tag_id: String,
    /// The user's id, a UUID.
    pub user_id: String,
}

impl GetTag {
    /// Gets a tag of a user.
    pub fn new(tag_id: impl Into<String>, user_id: impl Into<String>) -> Self {
        GetTag { tag_id: tag_id.into(), user_id: user_id.into() }
    }
}
