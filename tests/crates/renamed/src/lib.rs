//! `crate = path` tells the attribute the name of the runtime.

use mem::{memoram_endpoint, memoram_schema};

/// Lists a user's tags.
#[memoram_endpoint(GET, "/tags", crate = mem)]
pub struct ListTags<'a> {
    /// The user.
    pub user_id: &'a str,
}

/// A request that was made.
#[memoram_schema("AccessRequest", reads, crate = mem)]
pub struct Request {
    /// What the user has decided.
    pub status: Option<String>,
}
