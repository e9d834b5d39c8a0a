use std::hash::{BuildHasher, RandomState};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::ids;
use crate::reply::{Refusal, Reply};

/// Issues and checks tokens. It stores none of them, so its size does not depend on how many there are.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    /// The random key of the signatures.
    key: RandomState,
    issued: u64,
    /// The tokens up to this number have expired early.
    expired: u64,
}

/// A new token, as the API sends it.
#[derive(Serialize)]
pub(crate) struct Token {
    token: String,
    expires_at: Timestamp,
    token_type: &'static str,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    sub: String,
    iat: i64,
    exp: i64,
    /// Like `exp`, but to the millisecond.
    expires_at: Timestamp,
    /// The number of this token, counted from 1.
    number: u64,
}

impl Tokens {
    pub(crate) fn issue(&mut self, subject: &str, lifetime: SignedDuration) -> Token {
        let issued = ids::now();
        let expires_at = issued.checked_add(lifetime).unwrap_or(Timestamp::MAX);
        self.issued += 1;
        let (sub, iat, exp) = (subject.to_owned(), issued.as_second(), expires_at.as_second());
        let claims = json!(Claims { sub, iat, exp, expires_at, number: self.issued });
        let header = json!({ "alg": "HS256", "typ": "JWT" });
        let signed = format!("{}.{}", ids::base64url(header.to_string()), ids::base64url(claims.to_string()));
        let token = format!("{signed}.{}", self.signature(&signed));
        Token { token, expires_at, token_type: "Bearer" }
    }

    pub(crate) fn check(&self, token: &str) -> Reply<()> {
        let claims = self.claims(token).ok_or_else(|| Refusal::unauthorized("the JWT is invalid"))?;
        if claims.number <= self.expired || claims.expires_at <= Timestamp::now() {
            return Err(Refusal::unauthorized("the JWT has expired"));
        }
        Ok(())
    }

    pub(crate) fn expire_all(&mut self) {
        self.expired = self.issued;
    }

    /// Returns the claims of a token that has the right signature.
    fn claims(&self, token: &str) -> Option<Claims> {
        let (signed, signature) = token.rsplit_once('.')?;
        if signature != self.signature(signed) {
            return None;
        }
        let (_header, claims) = signed.split_once('.')?;
        serde_json::from_str(&ids::from_base64url(claims)?).ok()
    }

    /// Returns a signature as long as that of HS256. It is not one: clients cannot check it, because they do not have the
    /// key, and a fake needs no cryptography.
    fn signature(&self, signed: &str) -> String {
        let words = [0_u8, 1, 2, 3].map(|word| self.key.hash_one((word, signed)).to_be_bytes());
        ids::base64url(words.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    /// What needs no drop owns no memory on the heap.
    #[test]
    fn issued_tokens_take_no_memory() {
        assert!(!std::mem::needs_drop::<Tokens>());
    }
}
