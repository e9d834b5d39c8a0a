//! The documented operations: the one table of what exists, and the handlers behind it.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};

use crate::reply::{Refusal, with_request_id};
use crate::state::Shared;
use crate::{access, auth, blob, blob_list, tags, traffic};

/// What the base URL ends with.
pub(crate) const PREFIX: &str = "/api/v1";

/// A documented operation, by method and path template.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) template: &'static str,
}

impl Route {
    const fn new(method: Method, template: &'static str) -> Self {
        Self { method, template }
    }

    pub(crate) fn find(method: &Method, template: &str) -> Option<&'static Self> {
        ROUTES.iter().find(|route| route.method == *method && route.template == template)
    }
}

pub(crate) static ROUTES: [Route; 12] = [
    Route::new(Method::POST, "/auth/token"),
    Route::new(Method::POST, "/access-requests"),
    Route::new(Method::GET, "/access-requests"),
    Route::new(Method::GET, "/access-requests/{requestId}"),
    Route::new(Method::GET, "/access-requests/{requestId}/credentials"),
    Route::new(Method::GET, "/memory-blobs"),
    Route::new(Method::POST, "/memory-blobs"),
    Route::new(Method::GET, "/memory-blobs/{blobId}"),
    Route::new(Method::PATCH, "/memory-blobs/{blobId}"),
    Route::new(Method::DELETE, "/memory-blobs/{blobId}"),
    Route::new(Method::GET, "/tags"),
    Route::new(Method::GET, "/tags/{tagId}"),
];

pub(crate) fn router(state: Shared) -> Router {
    Router::new()
        .nest(PREFIX, operations().route_layer(from_fn_with_state(state.clone(), traffic::watch)))
        .fallback(unknown)
        .layer(from_fn(with_request_id))
        // The document sets no limit to `content`.
        .layer(DefaultBodyLimit::disable())
        .with_state(state)
}

fn operations() -> Router<Shared> {
    let blob = get(blob::get).patch(blob::update).delete(blob::delete);
    Router::new()
        .route("/auth/token", post(auth::create_token))
        .route("/access-requests", get(access::list).post(access::create))
        .route("/access-requests/{requestId}", get(access::get))
        .route("/access-requests/{requestId}/credentials", get(access::credentials))
        .route("/memory-blobs", get(blob_list::list).post(blob::create))
        .route("/memory-blobs/{blobId}", blob)
        .route("/tags", get(tags::list))
        .route("/tags/{tagId}", get(tags::get))
}

async fn unknown(method: Method, uri: Uri) -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, format!("the API has no route `{method} {}`", uri.path()))
}
