//! The kinds of structs that the attribute supports, compiled in every edition, with strict lints on the expansion.
#![deny(warnings, missing_docs, unused_qualifications, unreachable_pub, dead_code, deprecated)]
#![forbid(unsafe_code)]

use memoram_runtime::{memoram_endpoint, memoram_schema, model, Client};

/// Borrowed fields.
#[memoram_endpoint(POST, "/access-requests")]
pub struct CreateAccessRequest<'a> {
    /// The memory key.
    pub memory_key: &'a str,
    /// The reason.
    pub reason: &'a str,
}

/// Placeholders, query parameters, headers and raw identifiers.
#[memoram_endpoint(GET, "/things/{type}", spec = none, response = model::Tag)]
pub struct GetThing {
    /// What it is.
    pub r#type: String,
    /// A page.
    pub page: Option<u32>,
    /// A header.
    #[memoram(header = "X-Name")]
    pub name: Vec<u8>,
}

/// A type parameter.
#[memoram_endpoint(PUT, "/things", spec = none)]
pub struct PutThing<T>
where
    T: memoram_runtime::encode::JsonValue,
{
    /// The thing.
    pub thing: T,
}

/// A deprecated struct.
#[deprecated]
#[memoram_endpoint(DELETE, "/things", spec = none)]
pub struct DeleteThings;

#[memoram_endpoint(GET, "/private", spec = none)]
struct Private {}

/// A paginated list.
#[memoram_endpoint(GET, "/memory-blobs", paginate(cursor = cursor, next = next_cursor, items = memory_blobs))]
pub struct ListMemoryBlobs<'a> {
    /// The user.
    pub user_id: &'a str,
    /// The cursor of the first page.
    pub cursor: Option<&'a str>,
}

/// A checked type.
#[memoram_schema("AccessRequest", spec = bundled, reads, sends)]
#[derive(Debug)]
pub struct Request<'a> {
    /// A name that serde is told.
    pub memory_key: Option<&'a str>,
    /// A name as it is.
    pub user_id: Option<String>,
    /// A checked type.
    pub status: Option<Status>,
}

/// A checked enum.
#[memoram_schema("AccessRequest.status", spec = bundled, reads, sends)]
#[derive(Debug)]
pub enum Status {
    /// One of the document's values.
    Pending,
    /// Any other.
    #[serde(other)]
    Other,
}

/// A checked type with a parameter and a condition.
#[memoram_schema("AccessRequest", spec = bundled, reads)]
#[deprecated]
pub struct Of<T: ?Sized, const N: usize>
where
    T: 'static,
{
    /// Not looked into.
    #[memoram(unchecked)]
    pub reason: Option<&'static T>,
    /// Not there.
    #[cfg(any())]
    pub nothing: [u8; N],
}

macro_rules! endpoint {
    ($name:ident, $path:literal, $ty:ty) => {
        /// From a macro.
        #[memoram_endpoint(POST, $path, spec = none)]
        pub struct $name {
            /// A field.
            pub field: $ty,
        }
    };
}

endpoint!(FromMacro, "/from/macro", Option<u8>);

/// Uses the private struct, so that it is not dead code.
pub fn use_it(client: &Client) -> memoram_runtime::Call<()> {
    client.send(&Private {})
}
