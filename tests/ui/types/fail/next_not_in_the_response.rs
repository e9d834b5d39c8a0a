use memoram_runtime::memoram_endpoint;

#[derive(serde::Deserialize)]
struct Notes {
    notes: Vec<String>,
    next: Option<String>,
}

#[memoram_endpoint(
    GET,
    "/notes",
    spec = none,
    response = Notes,
    paginate(cursor = after, next = next_cursor, items = notes, item = String)
)]
struct ListNotes {
    after: Option<String>,
}

fn main() {}
