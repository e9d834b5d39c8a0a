//! `POST /auth/token`, and the check of the bearer token that the other operations require.

use std::num::NonZeroU64;
use std::time::Duration;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::header;
use axum::http::request::Parts;
use jiff::SignedDuration;

use crate::input::{Body, Fields, Input};
use crate::reply::{Refusal, Reply};
use crate::state::{Shared, Token, lock};

pub(crate) struct CreateToken {
    api_key: String,
    expires_in: Option<NonZeroU64>,
}

impl Input for CreateToken {
    fn read(fields: &mut Fields) -> Reply<Self> {
        Ok(Self { api_key: fields.required("api_key")?, expires_in: fields.optional("expires_in")? })
    }
}

pub(crate) async fn create_token(State(state): State<Shared>, Body(body): Body<CreateToken>) -> Reply<Json<Token>> {
    if body.api_key != state.account.api_key {
        return Err(Refusal::bad_request("`api_key` is not a known API key"));
    }
    let wanted = body.expires_in.map(|seconds| Duration::from_secs(seconds.get()));
    let lifetime = wanted.map_or(state.token_lifetime, |wanted| wanted.min(state.token_lifetime));
    let lifetime = SignedDuration::try_from(lifetime).unwrap_or(SignedDuration::MAX);
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
