//! Tags: they come into being when a memory names them.

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::auth::Developer;
use crate::ids;
use crate::input::{self, Id, Params};
use crate::reply::{Refusal, Reply};
use crate::state::{Shared, lock};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tag {
    pub(crate) id: String,
    name: String,
    description: String,
    color: String,
    is_enabled: bool,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl Tag {
    fn new(name: &str) -> Self {
        let now = ids::now();
        Self {
            id: ids::id(),
            name: name.to_owned(),
            description: String::new(),
            color: format!("#{}", ids::digits(16, 6).to_uppercase()),
            is_enabled: true,
            created_at: now,
            updated_at: now,
        }
    }
}

/// The user's tags, in the order of their creation. A tag outlives the memories that bear it.
#[derive(Debug, Default)]
pub(crate) struct Tags(Vec<Tag>);

impl Tags {
    /// The id of the tag with this name, which is made if need be.
    pub(crate) fn id_of(&mut self, name: &str) -> String {
        if let Some(tag) = self.0.iter().find(|tag| tag.name == name) {
            return tag.id.clone();
        }
        let tag = Tag::new(name);
        let id = tag.id.clone();
        self.0.push(tag);
        id
    }
}

#[derive(Deserialize)]
pub(crate) struct OfUser {
    pub(crate) user_id: String,
}

pub(crate) async fn list(
    _: Developer,
    State(state): State<Shared>,
    Params(query): Params<OfUser>,
) -> Reply<Json<Value>> {
    state.account.check_user(&query.user_id)?;
    Ok(Json(json!({ "items": lock(&state.memory).tags.0 })))
}

pub(crate) async fn get(
    _: Developer,
    State(state): State<Shared>,
    Id(id): Id,
    Params(query): Params<OfUser>,
) -> Reply<Json<Tag>> {
    input::uuid("user_id", &query.user_id)?;
    state.account.check_user(&query.user_id)?;
    let memory = lock(&state.memory);
    let found = memory.tags.0.iter().find(|tag| tag.id == id).cloned();
    found.map(Json).ok_or_else(|| Refusal::not_found("tag", &id))
}
