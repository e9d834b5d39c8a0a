//! Calls another API than Memoram. The requests are checked against its document, `examples/bookshop.yaml`.
//!
//! A small server in this process plays the API.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use memoram_runtime::{Client, ErrorKind, memoram_endpoint, memoram_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// An answer of the API. You write the response types yourself, and the attribute holds them against the document's schema
/// of the same name: serde reads `priceCents`, and a type or an `Option` that is wrong does not compile.
#[memoram_schema(spec = "examples/bookshop.yaml")]
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Book {
    isbn: String,
    title: String,
    genre: Option<String>,
    price_cents: i64,
}

/// Offers a book. `price_cents` is sent as `priceCents`, which is its name in the document.
#[memoram_endpoint(POST, "/books", spec = "examples/bookshop.yaml", response = Book)]
struct OfferBook<'a> {
    isbn: &'a str,
    title: &'a str,
    genre: Option<&'a str>,
    price_cents: u32,
}

/// Lists the books. Fields that are `None` are not sent.
#[memoram_endpoint(GET, "/books", spec = "examples/bookshop.yaml", response = Vec<Book>)]
#[derive(Default)]
struct ListBooks<'a> {
    genre: Option<&'a str>,
    sort_by: Option<&'a str>,
}

/// Gets a book. The field fills the placeholder with the same name.
#[memoram_endpoint(GET, "/books/{isbn}", spec = "examples/bookshop.yaml", response = Book)]
struct GetBook<'a> {
    isbn: &'a str,
}

/// Returns the book, or `None` if it is not in the shop.
async fn find(client: &Client, isbn: &str) -> Result<Option<Book>, memoram_runtime::Error> {
    match (GetBook { isbn }).send(client).await {
        Ok(book) => Ok(Some(book)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder().base_url(serve().await?).bearer("a-token").build()?;

    for (isbn, title, genre, price_cents) in [
        ("978-0140449334", "Meditations", Some("philosophy"), 1199),
        ("978-0141439518", "Pride and Prejudice", Some("novel"), 899),
        ("978-0486284729", "Walden / Life in the Woods", None, 500),
    ] {
        let book = OfferBook { isbn, title, genre, price_cents }.send(&client).await?;
        println!("{} is on the shelf", book.title);
    }

    let books = ListBooks { genre: Some("novel"), ..Default::default() }.send(&client).await?;
    println!("novels: {:?}", books.iter().map(|book| &book.title).collect::<Vec<_>>());

    println!("978-0140449334: {:?}", find(&client, "978-0140449334").await?.map(|book| book.price_cents));
    println!("978-0000000000: {:?}", find(&client, "978-0000000000").await?.map(|book| book.price_cents));

    let again = OfferBook { isbn: "978-0140449334", title: "Meditations", genre: None, price_cents: 1 };
    match again.send(&client).await {
        Err(error) if error.kind() == ErrorKind::Conflict => println!("{error}"),
        _ => return Err("a book is offered once".into()),
    }
    Ok(())
}

type Shelf = Arc<Mutex<BTreeMap<String, Book>>>;

/// Serves the API on a free local port, and returns its base URL.
async fn serve() -> Result<String, Box<dyn Error>> {
    let app = Router::new()
        .route("/v1/books", get(list_books).post(offer_book))
        .route("/v1/books/{isbn}", get(get_book))
        .with_state(Shelf::default());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("http://{}/v1", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(base_url)
}

async fn list_books(State(shelf): State<Shelf>, Query(query): Query<BTreeMap<String, String>>) -> Json<Vec<Book>> {
    let shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    let wanted = |book: &&Book| query.get("genre").is_none_or(|genre| book.genre.as_ref() == Some(genre));
    Json(shelf.values().filter(wanted).cloned().collect())
}

async fn offer_book(State(shelf): State<Shelf>, Json(book): Json<Book>) -> (StatusCode, Json<Value>) {
    let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    if shelf.contains_key(&book.isbn) {
        return (StatusCode::CONFLICT, Json(json!({ "message": "it is there already" })));
    }
    shelf.insert(book.isbn.clone(), book.clone());
    (StatusCode::CREATED, Json(json!(book)))
}

async fn get_book(State(shelf): State<Shelf>, Path(isbn): Path<String>) -> Result<Json<Book>, StatusCode> {
    let shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
    shelf.get(&isbn).cloned().map(Json).ok_or(StatusCode::NOT_FOUND)
}
