//! What the server remembers between requests.

mod access_requests;
mod account;
mod memories;
mod shelf;
mod tags;
mod tokens;
mod traffic;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub(crate) use access_requests::{AccessRequest, AccessRequests, NewAccessRequest, Status};
pub(crate) use account::Account;
pub(crate) use memories::{Blob, Draft, Memories, Metadata};
pub(crate) use tags::Tag;
pub(crate) use tokens::{Token, Tokens};
pub(crate) use traffic::Traffic;

pub(crate) type Shared = Arc<State>;

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) token_lifetime: Duration,
    pub(crate) auto_approve: bool,
    pub(crate) account: Account,
    pub(crate) tokens: Mutex<Tokens>,
    pub(crate) access_requests: Mutex<AccessRequests>,
    pub(crate) memories: Mutex<Memories>,
    pub(crate) traffic: Mutex<Traffic>,
}

impl State {
    pub(crate) fn new(token_lifetime: Duration, auto_approve: bool, account: Account) -> Self {
        Self {
            token_lifetime,
            auto_approve,
            account,
            tokens: Mutex::default(),
            access_requests: Mutex::default(),
            memories: Mutex::default(),
            traffic: Mutex::default(),
        }
    }
}

/// Locks a part of the state, even if another thread panicked while it held the lock. Each change is a few inserts and
/// assignments at its end, so a panic leaves nothing half-changed.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
