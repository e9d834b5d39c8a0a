use crate::ids;
use crate::reply::{Refusal, Reply};

/// The one developer and the one user of a sandbox.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) api_key: String,
    pub(crate) connector_id: String,
    pub(crate) user_id: String,
    pub(crate) memory_key: String,
    pub(crate) encryption_key: String,
}

impl Account {
    /// Makes up the keys that are not given.
    pub(crate) fn new(api_key: Option<String>, memory_key: Option<String>) -> Self {
        Self {
            api_key: api_key.unwrap_or_else(|| format!("mem_{}", ids::digits(36, 32))),
            connector_id: ids::id(),
            user_id: ids::uuid(),
            memory_key: memory_key.unwrap_or_else(|| format!("key_{}", ids::digits(36, 24))),
            encryption_key: ids::digits(16, 64),
        }
    }

    pub(crate) fn check_user(&self, user_id: &str) -> Reply<()> {
        if user_id.eq_ignore_ascii_case(&self.user_id) {
            return Ok(());
        }
        Err(Refusal::not_found("user", user_id))
    }

    pub(crate) fn check_memory_key(&self, memory_key: &str) -> Reply<()> {
        if memory_key == self.memory_key {
            return Ok(());
        }
        Err(Refusal::not_found("memory key", memory_key))
    }
}
