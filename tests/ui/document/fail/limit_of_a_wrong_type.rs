use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/memory-blobs")]
struct ListMemoryBlobs {
    user_id: String,
    limit: Option<String>,
}

fn main() {}
