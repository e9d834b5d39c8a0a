//! `POST /auth/token`, and the check of the bearer token that the other operations require.

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::header;
use axum::http::request::Parts;
use jiff::SignedDuration;
use serde::Deserialize;

use crate::input::{Body, not_null};
use crate::reply::{Refusal, Reply};
use crate::state::{Shared, Token, lock};

#[derive(Deserialize)]
pub(crate) struct CreateToken {
    api_key: String,
    #[serde(default, deserialize_with = "not_null")]
    expires_in: Option<i64>,
}

pub(crate) async fn create_token(State(state): State<Shared>, Body(body): Body<CreateToken>) -> Reply<Json<Token>> {
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

/// An extractor that refuses a request without a valid bearer token.
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
