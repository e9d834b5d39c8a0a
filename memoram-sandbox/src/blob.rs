//! The operations on one memory blob.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::auth::Developer;
use crate::blob_store::{Blob, Draft, Summary};
use crate::input::{self, Body, Id, Params};
use crate::reply::{Refusal, Reply};
use crate::state::{Account, Shared, lock};
use crate::tags::OfUser;

pub(crate) async fn create(
    _: Developer,
    State(state): State<Shared>,
    Body(draft): Body<Draft>,
) -> Reply<(StatusCode, Json<Summary>)> {
    if draft.content.is_none() {
        return Err(Refusal::bad_request("missing property `content`"));
    }
    check(&draft, &state.account)?;
    let about = lock(&state.memory).create(&state.account.user_id, draft);
    Ok((StatusCode::CREATED, Json(about)))
}

pub(crate) async fn get(
    _: Developer,
    State(state): State<Shared>,
    Id(id): Id,
    Params(query): Params<OfUser>,
) -> Reply<Json<Blob>> {
    state.account.check_user(&query.user_id)?;
    lock(&state.memory).get(&id).map(Json)
}

pub(crate) async fn update(
    _: Developer,
    State(state): State<Shared>,
    Id(id): Id,
    Body(draft): Body<Draft>,
) -> Reply<Json<Summary>> {
    check(&draft, &state.account)?;
    lock(&state.memory).update(&id, draft).map(Json)
}

/// The document leaves the body open, so it is an object without properties.
pub(crate) async fn delete(
    _: Developer,
    State(state): State<Shared>,
    Id(id): Id,
    Params(query): Params<OfUser>,
) -> Reply<Json<Value>> {
    input::uuid("user_id", &query.user_id)?;
    state.account.check_user(&query.user_id)?;
    lock(&state.memory).delete(&id)?;
    Ok(Json(json!({})))
}

/// All that can be wrong with a draft before anything is looked up comes first.
fn check(draft: &Draft, account: &Account) -> Reply<()> {
    input::uuid("user_id", &draft.user_id)?;
    input::score("importance", draft.importance)?;
    input::score("confidence", draft.confidence)?;
    account.check_user(&draft.user_id)?;
    account.check_memory_key(&draft.memory_key)
}
