//! The operations on tags. A tag is created when a memory first names it.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::input::{self, Id, Params};
use crate::reply::{Refusal, Reply};
use crate::state::{Shared, Tag, lock};

use super::UserQuery;
use super::auth::Developer;

pub(crate) async fn list(
    _: Developer,
    State(state): State<Shared>,
    Params(query): Params<UserQuery>,
) -> Reply<Json<Value>> {
    state.account.check_user(&query.user_id)?;
    Ok(Json(json!({ "items": lock(&state.memories).tags.0 })))
}

pub(crate) async fn get(
    _: Developer,
    State(state): State<Shared>,
    Id(id): Id,
    Params(query): Params<UserQuery>,
) -> Reply<Json<Tag>> {
    input::uuid("user_id", &query.user_id)?;
    state.account.check_user(&query.user_id)?;
    let memories = lock(&state.memories);
    let found = memories.tags.0.iter().find(|tag| tag.id == id).cloned();
    found.map(Json).ok_or_else(|| Refusal::not_found("tag", &id))
}
