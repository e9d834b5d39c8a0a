use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/memory-blobs", response = List, paginate(cursor = cursor, next = next_cursor, items = memory_blobs))]
struct ListMemoryBlobs {
    user_id: String,
    cursor: Option<String>,
}

type List = memoram_runtime::model::MemoryBlobList;

fn main() {}
