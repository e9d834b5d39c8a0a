//! `GET /memory-blobs`: filters and pages.

use std::num::NonZeroU64;

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::ids;
use crate::input::{self, Fields, Input, Params};
use crate::reply::{Refusal, Reply};
use crate::state::{Blob, Metadata, Shared, lock};

use super::auth::Developer;

const DEFAULT_LIMIT: usize = 10;
/// A cursor without it was not made by this API.
const CURSOR_PREFIX: &str = "after:";

pub(crate) struct ListQuery {
    user_id: String,
    limit: Option<NonZeroU64>,
    cursor: Option<String>,
    tags: Vec<String>,
    search: String,
    importance: Option<f64>,
}

impl Input for ListQuery {
    fn read(fields: &mut Fields) -> Reply<Self> {
        Ok(Self {
            user_id: fields.required("user_id")?,
            limit: fields.optional("limit")?,
            cursor: fields.optional("cursor")?,
            tags: fields.optional("tags")?.unwrap_or_default(),
            search: fields.optional("searchQuery")?.unwrap_or_default(),
            importance: fields.optional("importance")?,
        })
    }
}

#[derive(Serialize)]
pub(crate) struct Page {
    #[serde(rename = "memoryBlobs")]
    blobs: Vec<Blob>,
    next_cursor: Option<String>,
}

pub(crate) async fn list(
    _: Developer,
    State(state): State<Shared>,
    Params(query): Params<ListQuery>,
) -> Reply<Json<Page>> {
    input::score("importance", query.importance)?;
    let after = query.cursor.as_deref().map_or(Ok(0), serial_of)?;
    state.account.check_user(&query.user_id)?;
    let limit = query.limit.map_or(DEFAULT_LIMIT, |limit| usize::try_from(limit.get()).unwrap_or(usize::MAX));
    let filter = Filter::new(&query);
    let memories = lock(&state.memories);
    let rest = memories.blobs.after(after).filter(|(_, blob)| filter.matches(&blob.metadata));
    Ok(Json(page(rest, limit)))
}

/// Returns a page. It has a cursor only if more memories follow. The cursor holds the serial number of the last memory, so
/// it still works after that memory is deleted.
fn page<'a>(mut rest: impl Iterator<Item = (u64, &'a Blob)>, limit: usize) -> Page {
    let (serials, blobs): (Vec<u64>, Vec<Blob>) =
        rest.by_ref().take(limit).map(|(serial, blob)| (serial, blob.clone())).unzip();
    let more = rest.next().is_some();
    let last = serials.last().filter(|_| more);
    Page { blobs, next_cursor: last.map(|serial| ids::base64url(format!("{CURSOR_PREFIX}{serial}"))) }
}

fn serial_of(cursor: &str) -> Reply<u64> {
    let text = ids::from_base64url(cursor);
    let serial = text.as_deref().and_then(|text| text.strip_prefix(CURSOR_PREFIX)?.parse().ok());
    serial.ok_or_else(|| Refusal::bad_request(format!("`cursor` was not returned by this API: `{cursor}`")))
}

struct Filter {
    tags: Vec<String>,
    search: String,
    importance: Option<f64>,
}

impl Filter {
    fn new(query: &ListQuery) -> Self {
        let tags = query.tags.iter().map(|tag| tag.trim());
        Self {
            tags: tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
            search: query.search.to_lowercase(),
            importance: query.importance,
        }
    }

    fn matches(&self, metadata: &Metadata) -> bool {
        let tagged = self.tags.is_empty() || metadata.tags.iter().any(|tag| self.tags.contains(tag));
        let important = self.importance.is_none_or(|least| metadata.importance.is_some_and(|it| it >= least));
        tagged && important && self.matches_search(metadata)
    }

    fn matches_search(&self, metadata: &Metadata) -> bool {
        let texts = [&metadata.title, &metadata.summary, &metadata.source];
        self.search.is_empty() || texts.into_iter().flatten().any(|text| text.to_lowercase().contains(&self.search))
    }
}
