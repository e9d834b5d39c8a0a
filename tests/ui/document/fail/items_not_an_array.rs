use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/memory-blobs", paginate(cursor = cursor, next = next_cursor, items = next_cursor))]
struct ListMemoryBlobs {
    user_id: String,
    cursor: Option<String>,
}

fn main() {}
