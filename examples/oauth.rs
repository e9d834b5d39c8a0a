//! Calls an API that takes OAuth 2 tokens, with the client credentials of a program.
//!
//! Two small servers in this process play the authorization server and the API.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use memoram_runtime::auth::ClientCredentials;
use memoram_runtime::{Client, ErrorKind, memoram_endpoint};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Order {
    id: u32,
    state: String,
}

#[memoram_endpoint(GET, "/orders", spec = none, response = Vec<Order>)]
struct ListOrders;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let requests = Arc::new(AtomicUsize::new(0));
    let login = serve(Router::new().route("/oauth/token", post(token)).with_state(Arc::clone(&requests))).await?;
    let api = serve(Router::new().route("/orders", get(orders))).await?;
    let token_url = format!("{login}/oauth/token");

    // The token is requested with the first call. All calls share it, and it is replaced before it expires.
    let tokens = ClientCredentials::new(&token_url, "my-program", "s3cret").scopes(["orders:read"]);
    let client = Client::builder().base_url(&api).token_provider(tokens).build()?;
    for order in ListOrders.send(&client).await? {
        println!("order {} is {}", order.id, order.state);
    }
    ListOrders.send(&client).await?;
    println!("2 calls, {} token request", requests.load(Ordering::Relaxed));

    // If the authorization server refuses, every call says so, and nothing is sent to the API.
    let tokens = ClientCredentials::new(&token_url, "my-program", "wrong").scopes(["orders:read"]);
    let stranger = Client::builder().base_url(&api).token_provider(tokens).build()?;
    match ListOrders.send(&stranger).await {
        Err(error) if error.kind() == ErrorKind::Authentication => println!("{}", error.report()),
        _ => return Err("the secret is wrong".into()),
    }
    Ok(())
}

/// Serves on a free local port, and returns the base URL.
async fn serve(app: Router) -> Result<String, Box<dyn Error>> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(base_url)
}

/// The token endpoint. It knows one program, whose header is base64 of `my-program:s3cret`.
async fn token(
    State(requests): State<Arc<AtomicUsize>>,
    headers: HeaderMap,
    form: String,
) -> (StatusCode, Json<Value>) {
    requests.fetch_add(1, Ordering::Relaxed);
    if headers.get("authorization").is_none_or(|value| value != "Basic bXktcHJvZ3JhbTpzM2NyZXQ=") {
        return (StatusCode::UNAUTHORIZED, Json(json!({ "error": "invalid_client" })));
    }
    if form != "grant_type=client_credentials&scope=orders%3Aread" {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "unsupported_grant_type" })));
    }
    let answer = json!({ "access_token": "t1", "token_type": "Bearer", "expires_in": 3600 });
    (StatusCode::OK, Json(answer))
}

/// The API.
async fn orders(headers: HeaderMap) -> Result<Json<Vec<Order>>, StatusCode> {
    match headers.get("authorization").is_some_and(|value| value == "Bearer t1") {
        true => Ok(Json(vec![Order { id: 7, state: "paid".to_owned() }, Order { id: 8, state: "open".to_owned() }])),
        false => Err(StatusCode::UNAUTHORIZED),
    }
}
