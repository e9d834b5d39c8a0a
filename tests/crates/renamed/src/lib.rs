//! `crate = path` tells the attribute the name of the runtime.

use mem::memoram_endpoint;

/// Lists a user's tags.
#[memoram_endpoint(GET, "/tags", crate = mem)]
pub struct ListTags<'a> {
    /// The user.
    pub user_id: &'a str,
}
