//! Lists by page number, offset, `Link` header and URL: which pages are requested, and how a list ends.

mod numbered;
mod urls;

use memoram_runtime::testing::{Mock, Received, Reply};
use memoram_runtime::{Client, Endpoint, Error, Items, Paginated, memoram_endpoint};

#[memoram_endpoint(GET, "/books", spec = none, response = Vec<String>, paginate(page = page, limit = per_page, items = ., item = String))]
struct ListBooks {
    page: Option<u64>,
    per_page: u8,
    sort: &'static str,
}

const BOOKS: ListBooks = ListBooks { page: None, per_page: 2, sort: "a" };

#[derive(serde::Deserialize, serde::Serialize)]
struct Found {
    hits: Option<Vec<String>>,
    next: Option<String>,
}

#[memoram_endpoint(POST, "/search", spec = none, response = Found, idempotent, paginate(offset = from, limit = size, items = hits?, item = String))]
struct Search {
    text: &'static str,
    from: Option<u64>,
    size: u8,
}

#[memoram_endpoint(GET, "/notes/{folder}", spec = none, response = Vec<String>, auth = any, paginate(link, items = ., item = String))]
struct ListNotes {
    folder: &'static str,
    sort: &'static str,
}

#[memoram_endpoint(GET, "/tasks", spec = none, response = Found, paginate(next_url = next, items = hits, item = String))]
struct ListTasks {}

/// A server that returns these pages, one after the other.
fn books(pages: &'static [&'static [&'static str]]) -> Mock {
    Mock::new().on_sequence::<ListBooks>(pages.iter().map(Reply::json))
}

/// The items, and the error that ends the list.
async fn all<T>(mut items: Items<T>) -> (Vec<T>, Option<Error>) {
    let mut found = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(item)) => found.push(item),
            Ok(None) => return (found, None),
            Err(error) => {
                assert!(matches!(items.try_next().await, Ok(None)), "a list has ended after an error");
                return (found, Some(error));
            }
        }
    }
}

async fn items_of<E: Paginated<Item = String>>(endpoint: &E, mock: &Mock) -> Vec<String> {
    let (items, error) = all(endpoint.items_of(mock)).await;
    assert!(error.is_none(), "{error:?}");
    items
}

fn client(mock: &Mock) -> Client {
    Client::builder().bearer("t").base_url("http://localhost").mock(mock).build().unwrap()
}

trait ItemsOf: Paginated + Sized {
    fn items_of(&self, mock: &Mock) -> Items<Self::Item> {
        client(mock).items(self)
    }
}

impl<E: Paginated> ItemsOf for E {}

/// A query parameter of each request that was received.
fn queries<E: Endpoint>(mock: &Mock, name: &str) -> Vec<Option<String>> {
    mock.received::<E>().iter().map(|received: &Received| received.query(name)).collect()
}
