//! Shows what each option of the attribute does to the request and to the handling of the answer, and which kinds of
//! structs are supported. Requests are only built and not sent, unless the answer matters.

mod answers;
mod bodies;
mod credentials;
mod documents;
mod forms;
mod media;
mod names;
mod parts;
mod roles;
#[path = "../support/server.rs"]
mod server;
mod styles;

use memoram_runtime::{Client, Endpoint, Error};

/// A base URL that nothing listens on.
const BASE: &str = "http://127.0.0.1:1";

fn client() -> Client {
    Client::builder().base_url(BASE).build().unwrap()
}

/// Method, path and query.
fn target<E: Endpoint>(endpoint: &E) -> String {
    let request = client().send(endpoint).build().unwrap();
    let uri = request.uri().to_string();
    format!("{} {}", request.method(), uri.strip_prefix(BASE).unwrap())
}

/// The body as text; empty if there is none.
fn body<E: Endpoint>(endpoint: &E) -> String {
    let request = client().send(endpoint).build().unwrap();
    assert_eq!(request.headers().contains_key("content-type"), !request.body().is_empty());
    String::from_utf8(request.body().to_vec()).unwrap()
}

/// The value of a header.
fn header<E: Endpoint>(endpoint: &E, name: &str) -> Option<String> {
    let request = client().send(endpoint).build().unwrap();
    request.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
}

/// The error that refuses the request before it is sent.
fn refusal<E: Endpoint>(endpoint: &E) -> Error {
    client().send(endpoint).build().unwrap_err()
}
