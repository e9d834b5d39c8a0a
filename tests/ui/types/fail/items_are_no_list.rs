use memoram_runtime::memoram_endpoint;

#[derive(serde::Deserialize)]
struct Notes {
    total: u64,
    next: Option<String>,
}

#[memoram_endpoint(
    GET,
    "/notes",
    spec = none,
    response = Notes,
    paginate(cursor = after, next = next, items = total, item = String)
)]
struct ListNotes {
    after: Option<String>,
}

fn main() {}
