//! The handlers of the documented operations.

pub(crate) mod access;
pub(crate) mod auth;
pub(crate) mod blob;
pub(crate) mod blob_list;
pub(crate) mod tags;

use crate::input::{Fields, Input};
use crate::reply::Reply;

/// The query string of an operation on what a user has.
pub(crate) struct UserQuery {
    pub(crate) user_id: String,
}

impl Input for UserQuery {
    fn read(fields: &mut Fields) -> Reply<Self> {
        Ok(Self { user_id: fields.required("user_id")? })
    }
}
