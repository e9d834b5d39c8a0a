//! The log of requests.

use std::io::{Write, stderr};

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

use crate::fault::Dropped;

/// Writes the method, the path and the status. Other parts of a request can hold keys.
pub(crate) async fn write_line(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let _closed = match response.extensions().get::<Dropped>() {
        Some(Dropped) => writeln!(stderr(), "{method} {path} dropped"),
        None => writeln!(stderr(), "{method} {path} {}", response.status().as_u16()),
    };
    response
}
