//! A web service that calls the API: one client in axum's state, errors as responses.
//!
//! The API is a sandbox in this process. Two requests are made to the service, and it ends.

use std::error::Error;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use memoram_runtime::api::{CreateAccessRequest, GetAccessRequest};
use memoram_runtime::{Client, ErrorKind, memoram_endpoint};
use memoram_sandbox::Sandbox;
use serde_json::{Value, json};

/// A client is cheap to clone, and its clones share connections and the token: one is enough for a service.
fn service(client: Client) -> Router {
    Router::new().route("/access/{id}", get(show_access)).with_state(client)
}

/// If the browser goes away, axum drops this future, and the call with it.
async fn show_access(State(client): State<Client>, Path(id): Path<String>) -> Result<Json<Value>, Failure> {
    let request = GetAccessRequest::new(id).send(&client).await?;
    Ok(Json(json!({ "id": request.id, "status": request.status.as_str() })))
}

/// A failed call, as the response of this service.
struct Failure(memoram_runtime::Error);

impl From<memoram_runtime::Error> for Failure {
    fn from(error: memoram_runtime::Error) -> Self {
        Failure(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let Failure(error) = self;
        let status = match error.kind() {
            // What was asked for is not there, or cannot be asked for: our caller can change that.
            ErrorKind::NotFound => StatusCode::NOT_FOUND,
            ErrorKind::InvalidRequest | ErrorKind::BadRequest => StatusCode::BAD_REQUEST,
            ErrorKind::Timeout => StatusCode::GATEWAY_TIMEOUT,
            _ if error.is_retryable() => StatusCode::SERVICE_UNAVAILABLE,
            // The rest, wrong credentials among it, is between this service and the API.
            _ => StatusCode::BAD_GATEWAY,
        };
        // `Display` has no URL, header, body or token, so it may go to a log.
        eprintln!("   log: {error}");
        let wait = error.retry_after().map(|wait| [(header::RETRY_AFTER, wait.as_secs().to_string())]);
        (status, wait, Json(json!({ "message": status.canonical_reason() }))).into_response()
    }
}

/// The service's own route, to call it with.
#[memoram_endpoint(GET, "/access/{id}", spec = none, auth = none, response = Value)]
struct ShowAccess<'a> {
    id: &'a str,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let client = Client::builder().api_key(sandbox.api_key()).base_url(sandbox.base_url()).build()?;
    let access = CreateAccessRequest::new(sandbox.memory_key(), "DemoBot would like access").send(&client).await?;

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, service(client)).await });

    let browser = Client::builder().base_url(url).build()?;
    println!("an access request that is there: {}", ShowAccess { id: &access.id }.send(&browser).await?["status"]);
    match (ShowAccess { id: "nobody's" }).send(&browser).await {
        Err(error) if error.kind() == ErrorKind::NotFound => println!("one that is not: {error}"),
        _ => return Err("there should be none".into()),
    }
    Ok(())
}
