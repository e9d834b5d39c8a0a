//! `POST /auth/token`, and the bearer token that every other operation wants.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::header;
use axum::http::request::Parts;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::ids;
use crate::input::{Body, not_null};
use crate::reply::{Refusal, Reply};
use crate::state::{Shared, lock};

/// The tokens issued so far, each with its end.
#[derive(Debug, Default)]
pub(crate) struct Tokens(HashMap<String, Timestamp>);

impl Tokens {
    fn issue(&mut self, subject: &str, lifetime: SignedDuration) -> TokenResponse {
        let issued = ids::now();
        let expires_at = issued.checked_add(lifetime).unwrap_or(Timestamp::MAX);
        let token = ids::jwt(subject, issued, expires_at);
        self.0.insert(token.clone(), expires_at);
        TokenResponse { token, expires_at, token_type: "Bearer" }
    }

    fn check(&self, token: &str) -> Reply<()> {
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

#[derive(Deserialize)]
pub(crate) struct CreateToken {
    api_key: String,
    #[serde(default, deserialize_with = "not_null")]
    expires_in: Option<i64>,
}

#[derive(Serialize)]
pub(crate) struct TokenResponse {
    token: String,
    expires_at: Timestamp,
    token_type: &'static str,
}

pub(crate) async fn create_token(
    State(state): State<Shared>,
    Body(body): Body<CreateToken>,
) -> Reply<Json<TokenResponse>> {
    if body.api_key != state.account.api_key {
        return Err(Refusal::bad_request("`api_key` is not a known API key"));
    }
    let longest = SignedDuration::try_from(state.token_lifetime).unwrap_or(SignedDuration::MAX);
    let lifetime = match body.expires_in {
        Some(seconds) if seconds < 1 => {
            return Err(Refusal::bad_request(format!("`expires_in` must be at least 1 second, not {seconds}")));
        }
        Some(seconds) => SignedDuration::from_secs(seconds).min(longest),
        None => longest,
    };
    Ok(Json(lock(&state.tokens).issue(&state.account.connector_id, lifetime)))
}

/// Proof that the request carries a token in force.
pub(crate) struct Developer;

impl FromRequestParts<Shared> for Developer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Reply<Self> {
        let value = parts.headers.get(header::AUTHORIZATION);
        let value = value.ok_or_else(|| Refusal::unauthorized("the Authorization header is missing"))?;
        let (scheme, token) = value.to_str().ok().and_then(|value| value.split_once(' ')).unwrap_or_default();
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(Refusal::unauthorized("the Authorization header is not `Bearer <JWT>`"));
        }
        lock(&state.tokens).check(token.trim())?;
        Ok(Self)
    }
}
