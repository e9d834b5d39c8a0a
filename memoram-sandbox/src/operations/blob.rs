//! The operations on one memory blob.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::input::{self, Body, Id, Params};
use crate::reply::{Refusal, Reply};
use crate::state::{Account, Blob, Draft, Metadata, Shared, lock};

use super::UserQuery;
use super::auth::Developer;

pub(crate) async fn create(
    _: Developer,
    State(state): State<Shared>,
    Body(draft): Body<Draft>,
) -> Reply<(StatusCode, Json<Metadata>)> {
    if draft.content.is_none() {
        return Err(Refusal::bad_request("`content` is missing"));
    }
    check(&draft, &state.account)?;
    let metadata = lock(&state.memories).create(&state.account.user_id, draft);
    Ok((StatusCode::CREATED, Json(metadata)))
}

pub(crate) async fn get(
    _: Developer,
    State(state): State<Shared>,
    Id(id): Id,
    Params(query): Params<UserQuery>,
) -> Reply<Json<Blob>> {
    state.account.check_user(&query.user_id)?;
    lock(&state.memories).get(&id).map(Json)
}

pub(crate) async fn update(
    _: Developer,
    State(state): State<Shared>,
    Id(id): Id,
    Body(draft): Body<Draft>,
) -> Reply<Json<Metadata>> {
    check(&draft, &state.account)?;
    lock(&state.memories).update(&id, draft).map(Json)
}

/// The document does not say what the answer's body holds, so it is an empty object.
pub(crate) async fn delete(
    _: Developer,
    State(state): State<Shared>,
    Id(id): Id,
    Params(query): Params<UserQuery>,
) -> Reply<Json<Value>> {
    input::uuid("user_id", &query.user_id)?;
    state.account.check_user(&query.user_id)?;
    lock(&state.memories).delete(&id)?;
    Ok(Json(json!({})))
}

/// Checks the values on their own first, and then whether the user and the memory key exist.
fn check(draft: &Draft, account: &Account) -> Reply<()> {
    input::uuid("user_id", &draft.user_id)?;
    input::score("confidence", draft.confidence)?;
    account.check_user(&draft.user_id)?;
    account.check_memory_key(&draft.memory_key)
}
