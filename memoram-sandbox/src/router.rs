//! The router, and the middleware that counts requests and applies faults.

use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, Version, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::log;
use crate::operations::{access, auth, blob, blob_list, tags};
use crate::reply::{Refusal, with_request_id};
use crate::routes::{PREFIX, ROUTES, Route};
use crate::state::{Shared, lock};

pub(crate) fn router(state: Shared, log: bool) -> Router {
    let router = Router::new()
        .nest(PREFIX, operations().route_layer(from_fn_with_state(state.clone(), watch)))
        .route("/health", get(health))
        .fallback(unknown)
        .layer(from_fn(require_host))
        .layer(from_fn(with_request_id))
        // The API's document does not limit the length of `content`.
        .layer(DefaultBodyLimit::disable())
        .with_state(state);
    if log { router.layer(from_fn(log::write_line)) } else { router }
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

/// Not an operation of the API: tells a script that the server is up.
async fn health() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

async fn unknown(method: Method, uri: Uri) -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, format!("the API has no route `{method} {}`", uri.path()))
}

/// Refuses what [RFC 9112, section 3.2](https://www.rfc-editor.org/rfc/rfc9112#section-3.2) tells each server to refuse.
async fn require_host(request: Request, next: Next) -> Response {
    match request.headers().get_all(header::HOST).iter().count() {
        0 if request.version() == Version::HTTP_11 => {
            Refusal::bad_request("the Host header is missing").into_response()
        }
        0 | 1 => next.run(request).await,
        _ => Refusal::bad_request("there is more than one Host header").into_response(),
    }
}

async fn watch(State(state): State<Shared>, path: MatchedPath, request: Request, next: Next) -> Response {
    let template = path.as_str().strip_prefix(PREFIX).unwrap_or_default();
    let Some(route) = Route::find(request.method(), template) else {
        return wrong_method(request.method(), template);
    };
    let fault = lock(&state.traffic).record(route);
    match fault {
        Some(fault) => fault.apply(request, next).await,
        None => next.run(request).await,
    }
}

/// axum's router would answer HEAD on each route that has a GET, but the API does not document this.
fn wrong_method(method: &Method, template: &str) -> Response {
    let known = ROUTES.iter().filter(|route| route.template == template);
    let allowed = known.map(|route| route.method.as_str()).collect::<Vec<_>>().join(", ");
    let message = format!("`{template}` has no method {method}; it has {allowed}");
    let mut response = Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message).into_response();
    if let Ok(allowed) = HeaderValue::try_from(allowed) {
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    response
}
