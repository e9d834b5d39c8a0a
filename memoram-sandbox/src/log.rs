//! The log of requests.

use std::io::{Write, stderr};

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

use crate::fault::Dropped;

/// No path of the API is longer, in characters.
const MAX_PATH: usize = 200;

/// Writes the method, the path and the status. Other parts of a request can hold keys.
pub(crate) async fn write_line(request: Request, next: Next) -> Response {
    // A path is ASCII without controls, by the grammar of HTTP, and may be long.
    let (method, path) = (request.method().clone(), request.uri().path().chars().take(MAX_PATH).collect::<String>());
    let response = next.run(request).await;
    let _closed = match response.extensions().get::<Dropped>() {
        Some(Dropped) => writeln!(stderr(), "{method} {path} dropped"),
        None => writeln!(stderr(), "{method} {path} {}", response.status().as_u16()),
    };
    response
}
