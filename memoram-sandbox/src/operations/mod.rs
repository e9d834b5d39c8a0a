//! The handlers of the documented operations.

pub(crate) mod access;
pub(crate) mod auth;
pub(crate) mod blob;
pub(crate) mod blob_list;
pub(crate) mod tags;

use serde::Deserialize;

/// The query string of an operation on what a user has.
#[derive(Deserialize)]
pub(crate) struct UserQuery {
    pub(crate) user_id: String,
}
