use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/memory-blobs", paginate(cursor = cursor, next = next_cursor, items = memory_blobs))]
struct ListMemoryBlobs {
    user_id: String,
    cursor: String,
}

fn main() {}
