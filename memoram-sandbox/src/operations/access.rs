//! The operations on access requests, and on the credentials that an approved request gives.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::input::{Body, Id};
use crate::reply::{Refusal, Reply};
use crate::state::{AccessRequest, NewAccessRequest, Shared, Status, lock};

use super::auth::Developer;

const MAX_REASON: usize = 255;

pub(crate) async fn create(
    _: Developer,
    State(state): State<Shared>,
    Body(body): Body<NewAccessRequest>,
) -> Reply<(StatusCode, Json<AccessRequest>)> {
    let length = body.reason.chars().count();
    if length > MAX_REASON {
        return Err(Refusal::bad_request(format!(
            "`reason` has {length} characters; at most {MAX_REASON} are allowed"
        )));
    }
    state.account.check_memory_key(&body.memory_key)?;
    let mut requests = lock(&state.access_requests);
    // The document promises the status `pending`, so the answer does not show the approval that follows.
    let request = requests.create(&state.account, body);
    if state.auto_approve {
        let _always_pending = requests.set_status(&request.id, Status::Approved, &state.account);
    }
    Ok((StatusCode::CREATED, Json(request)))
}

pub(crate) async fn list(_: Developer, State(state): State<Shared>) -> Json<Value> {
    let requests = lock(&state.access_requests);
    let requests = requests.0.values();
    Json(json!({ "items": requests, "total": requests.len() }))
}

pub(crate) async fn get(_: Developer, State(state): State<Shared>, Id(id): Id) -> Reply<Json<AccessRequest>> {
    Ok(Json(lock(&state.access_requests).get(&id)?.clone()))
}

pub(crate) async fn credentials(_: Developer, State(state): State<Shared>, Id(id): Id) -> Reply<Json<Value>> {
    let status = lock(&state.access_requests).get(&id)?.status;
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
