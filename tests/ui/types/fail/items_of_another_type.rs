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
    paginate(cursor = after, next = next, items = notes, item = u64)
)]
struct ListNotes {
    after: Option<String>,
}

fn main() {}
