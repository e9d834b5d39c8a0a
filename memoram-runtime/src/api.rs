//! The documented operations of the Memoram API, declared with the attribute.
//!
//! `new` takes what an operation requires; the rest is set afterwards, or with struct update syntax:
//!
//! ```
//! use memoram_runtime::api::ListMemoryBlobs;
//!
//! let page = ListMemoryBlobs { limit: Some(3), ..ListMemoryBlobs::new("a-user-id") };
//! ```

use crate::auth::ApiKey;
use crate::memoram_endpoint;
use crate::model::MemoryKey;

/// Exchanges an API key for a token. A client that is built with the key does this by itself.
#[memoram_endpoint(POST, "/auth/token", spec = bundled)]
#[derive(Clone, Debug)]
pub struct CreateToken {
    /// The key.
    pub api_key: ApiKey,
    /// How long the token should live, in seconds. Default: 3600. The server may decide otherwise.
    pub expires_in: Option<u64>,
}

impl CreateToken {
    /// A token of the default lifetime.
    pub fn new(api_key: impl Into<ApiKey>) -> Self {
        CreateToken { api_key: api_key.into(), expires_in: None }
    }
}

/// Asks a user for access to their memories. They decide in their dashboard.
#[memoram_endpoint(POST, "/access-requests", spec = bundled)]
#[derive(Clone, Debug)]
pub struct CreateAccessRequest {
    /// The user's memory key.
    pub memory_key: MemoryKey,
    /// Why; the user reads it. At most 255 characters.
    pub reason: String,
}

impl CreateAccessRequest {
    /// A request for access to the memories behind a key.
    pub fn new(memory_key: impl Into<MemoryKey>, reason: impl Into<String>) -> Self {
        CreateAccessRequest { memory_key: memory_key.into(), reason: reason.into() }
    }
}

/// Lists the access requests that the application has made.
#[memoram_endpoint(GET, "/access-requests", spec = bundled)]
#[derive(Clone, Copy, Debug, Default)]
pub struct ListAccessRequests {}

/// Looks at one access request.
#[memoram_endpoint(GET, "/access-requests/{requestId}", spec = bundled)]
#[derive(Clone, Debug)]
pub struct GetAccessRequest {
    /// Its id.
    pub request_id: String,
}

impl GetAccessRequest {
    /// The access request of an id.
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
    /// The credentials of an access request.
    pub fn new(request_id: impl Into<String>) -> Self {
        GetCredentials { request_id: request_id.into() }
    }
}

/// Lists a user's memories: `items` over all pages, `pages` a page at a time, `send` one page.
#[memoram_endpoint(
    GET,
    "/memory-blobs",
    spec = bundled,
    paginate(cursor = cursor, next = next_cursor, items = memory_blobs)
)]
#[derive(Clone, Debug)]
pub struct ListMemoryBlobs {
    /// The user.
    pub user_id: String,
    /// How many a page may have. Default: 10.
    pub limit: Option<u32>,
    /// The `next_cursor` of the page before.
    pub cursor: Option<String>,
    /// Only memories with these tags.
    pub tags: Vec<String>,
    /// Only memories that this finds.
    pub search_query: Option<String>,
    /// Only memories of at least this importance, from 0 to 1.
    pub importance: Option<f64>,
}

impl ListMemoryBlobs {
    /// The first page of all of a user's memories.
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
    /// The user, a UUID.
    pub user_id: String,
    /// The user's memory key.
    pub memory_key: MemoryKey,
    /// The memory itself. It is sent as it is given: the runtime does not encrypt it.
    pub content: String,
    /// A title.
    pub title: Option<String>,
    /// A summary.
    pub summary: Option<String>,
    /// The names of its tags.
    pub tags: Option<Vec<String>>,
    /// How important it is.
    pub importance: Option<f64>,
    /// How sure it is, from 0 to 1.
    pub confidence: Option<f64>,
    /// Where it comes from.
    pub source: Option<String>,
}

impl CreateMemoryBlob {
    /// A memory of nothing but content.
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
    /// The user.
    pub user_id: String,
}

impl GetMemoryBlob {
    /// A memory of a user.
    pub fn new(blob_id: impl Into<String>, user_id: impl Into<String>) -> Self {
        GetMemoryBlob { blob_id: blob_id.into(), user_id: user_id.into() }
    }
}

/// Changes a memory. What is `None` stays as it is.
#[memoram_endpoint(PATCH, "/memory-blobs/{blobId}", spec = bundled)]
#[derive(Clone, Debug)]
pub struct UpdateMemoryBlob {
    /// The memory's id.
    pub blob_id: String,
    /// The user, a UUID.
    pub user_id: String,
    /// The user's memory key.
    pub memory_key: MemoryKey,
    /// The memory itself. It is sent as it is given: the runtime does not encrypt it.
    pub content: Option<String>,
    /// A title.
    pub title: Option<String>,
    /// A summary.
    pub summary: Option<String>,
    /// The names of its tags; they replace the ones it has.
    pub tags: Option<Vec<String>>,
    /// How important it is.
    pub importance: Option<f64>,
    /// How sure it is, from 0 to 1.
    pub confidence: Option<f64>,
    /// Where it comes from.
    pub source: Option<String>,
}

impl UpdateMemoryBlob {
    /// A change of nothing yet.
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
    /// The user, a UUID.
    pub user_id: String,
}

impl DeleteMemoryBlob {
    /// A memory of a user.
    pub fn new(blob_id: impl Into<String>, user_id: impl Into<String>) -> Self {
        DeleteMemoryBlob { blob_id: blob_id.into(), user_id: user_id.into() }
    }
}

/// Lists a user's tags.
#[memoram_endpoint(GET, "/tags", spec = bundled)]
#[derive(Clone, Debug)]
pub struct ListTags {
    /// The user.
    pub user_id: String,
}

impl ListTags {
    /// The tags of a user.
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
    /// The user, a UUID.
    pub user_id: String,
}

impl GetTag {
    /// A tag of a user.
    pub fn new(tag_id: impl Into<String>, user_id: impl Into<String>) -> Self {
        GetTag { tag_id: tag_id.into(), user_id: user_id.into() }
    }
}
