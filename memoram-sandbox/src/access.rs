//! The operations on access requests, and the credentials behind them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::access_store::{AccessRequest, CreateAccessRequest, Status};
use crate::auth::Developer;
use crate::input::{Body, Id};
use crate::reply::{Refusal, Reply};
use crate::state::{Shared, lock};

const MAX_REASON: usize = 255;

pub(crate) async fn create(
    _: Developer,
    State(state): State<Shared>,
    Body(body): Body<CreateAccessRequest>,
) -> Reply<(StatusCode, Json<AccessRequest>)> {
    let length = body.reason.chars().count();
    if length > MAX_REASON {
        return Err(Refusal::bad_request(format!("`reason` has {length} characters; at most {MAX_REASON} fit")));
    }
    state.account.check_memory_key(&body.memory_key)?;
    let mut requests = lock(&state.access);
    // The answer is the request as created: the document promises `pending`, however soon the user decides.
    let request = requests.create(&state.account, body);
    if state.auto_approve {
        let _always_pending = requests.decide(&request.id, Status::Approved, &state.account);
    }
    Ok((StatusCode::CREATED, Json(request)))
}

pub(crate) async fn list(_: Developer, State(state): State<Shared>) -> Json<Value> {
    let requests = &lock(&state.access).0;
    Json(json!({ "items": requests, "total": requests.len() }))
}

pub(crate) async fn get(_: Developer, State(state): State<Shared>, Id(id): Id) -> Reply<Json<AccessRequest>> {
    Ok(Json(lock(&state.access).get(&id)?.clone()))
}

pub(crate) async fn credentials(_: Developer, State(state): State<Shared>, Id(id): Id) -> Reply<Json<Value>> {
    let status = lock(&state.access).get(&id)?.status;
    if status != Status::Approved {
        let status = status.name();
        return Err(Refusal::forbidden(format!("access request `{id}` is {status}, not approved")));
    }
    Ok(Json(json!({
        "user_id": state.account.user_id,
        "memory_key": state.account.memory_key,
        "encryption_key": state.account.encryption_key,
        "key_version": 1,
    })))
}
