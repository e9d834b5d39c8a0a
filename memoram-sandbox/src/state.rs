//! What the server knows. Each theme keeps its own store in its own module.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::access_store::AccessRequests;
use crate::auth::Tokens;
use crate::blob_store::Memory;
use crate::ids;
use crate::reply::{Refusal, Reply};
use crate::traffic::Traffic;

pub(crate) type Shared = Arc<State>;

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) token_lifetime: Duration,
    pub(crate) auto_approve: bool,
    pub(crate) account: Account,
    pub(crate) tokens: Mutex<Tokens>,
    pub(crate) access: Mutex<AccessRequests>,
    pub(crate) memory: Mutex<Memory>,
    pub(crate) traffic: Mutex<Traffic>,
}

impl State {
    pub(crate) fn new(token_lifetime: Duration, auto_approve: bool) -> Self {
        Self {
            token_lifetime,
            auto_approve,
            account: Account::new(),
            tokens: Mutex::default(),
            access: Mutex::default(),
            memory: Mutex::default(),
            traffic: Mutex::default(),
        }
    }
}

/// Nothing is left half-changed by a panic: every change is one push, insert or assignment.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

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
    fn new() -> Self {
        Self {
            api_key: format!("mem_{}", ids::digits(36, 32)),
            connector_id: ids::id(),
            user_id: ids::uuid(),
            memory_key: format!("key_{}", ids::digits(36, 24)),
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
