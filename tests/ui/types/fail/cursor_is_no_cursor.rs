use memoram_runtime::memoram_endpoint;

#[derive(serde::Deserialize)]
struct Notes {
    notes: Vec<String>,
    next: f64,
}

#[memoram_endpoint(
    GET,
    "/notes",
    spec = none,
    response = Notes,
    paginate(cursor = after, next = next, items = notes, item = String)
)]
struct ListNotes {
    after: Option<String>,
}

fn main() {}
