use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::ids;
use crate::reply::{Refusal, Reply};

/// The tokens issued so far, with the time at which each expires.
#[derive(Debug, Default)]
pub(crate) struct Tokens(HashMap<String, Timestamp>);

/// A new token, as the API sends it.
#[derive(Serialize)]
pub(crate) struct Token {
    token: String,
    expires_at: Timestamp,
    token_type: &'static str,
}

impl Tokens {
    pub(crate) fn issue(&mut self, subject: &str, lifetime: SignedDuration) -> Token {
        let issued = ids::now();
        let expires_at = issued.checked_add(lifetime).unwrap_or(Timestamp::MAX);
        let token = ids::jwt(subject, issued, expires_at);
        self.0.insert(token.clone(), expires_at);
        Token { token, expires_at, token_type: "Bearer" }
    }

    pub(crate) fn check(&self, token: &str) -> Reply<()> {
        match self.0.get(token) {
            Some(expires_at) if *expires_at > Timestamp::now() => Ok(()),
            Some(_) => Err(Refusal::unauthorized("the JWT has expired")),
            None => Err(Refusal::unauthorized("the JWT is invalid")),
        }
    }

    pub(crate) fn expire_all(&mut self) {
        self.0.values_mut().for_each(|expires_at| *expires_at = Timestamp::MIN);
    }
}
