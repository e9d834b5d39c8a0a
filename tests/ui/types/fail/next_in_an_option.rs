use memoram_runtime::memoram_endpoint;

#[derive(serde::Deserialize)]
struct Notes {
    notes: Vec<String>,
    pagination: Option<Pagination>,
}

#[derive(serde::Deserialize)]
struct Pagination {
    next: Option<String>,
}

#[memoram_endpoint(
    GET,
    "/notes",
    spec = none,
    response = Notes,
    paginate(cursor = after, next = pagination.next, items = notes, item = String)
)]
struct ListNotes {
    after: Option<String>,
}

fn main() {}
