use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/notes", spec = none, paginate(cursor = cursor, next = next_cursor, items = notes))]
struct ListNotes {
    cursor: Option<String>,
}

fn main() {}
