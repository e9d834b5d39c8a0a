//! A web service that calls the API. It keeps one client in axum's state, and turns errors into responses.
//!
//! The API is a sandbox in this process. The example sends two requests to the service, and ends.

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

/// Use one client for the whole service. It is cheap to clone, and its clones share connections and the token.
fn service(client: Client) -> Router {
    Router::new().route("/access/{id}", get(show_access)).with_state(client)
}

/// If the browser disconnects, axum drops this future, which cancels the call.
async fn show_access(State(client): State<Client>, Path(id): Path<String>) -> Result<Json<Value>, Failure> {
    let request = GetAccessRequest::new(id).send(&client).await?;
    Ok(Json(json!({ "id": request.id, "status": request.status.as_str() })))
}

/// Turns a failed call into a response of this service.
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
            // Errors that the caller of this service can fix.
            ErrorKind::NotFound => StatusCode::NOT_FOUND,
            ErrorKind::InvalidRequest | ErrorKind::BadRequest => StatusCode::BAD_REQUEST,
            ErrorKind::Timeout => StatusCode::GATEWAY_TIMEOUT,
            _ if error.is_retryable() => StatusCode::SERVICE_UNAVAILABLE,
            // All other errors, such as wrong credentials, concern only this service and the API.
            _ => StatusCode::BAD_GATEWAY,
        };
        // `Display` contains no URL, header, body or token, so it can be logged.
        eprintln!("   log: {error}");
        let wait = error.retry_after().map(|wait| [(header::RETRY_AFTER, wait.as_secs().to_string())]);
        (status, wait, Json(json!({ "message": status.canonical_reason() }))).into_response()
    }
}

/// The route of this service, for the requests in `main`.
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
