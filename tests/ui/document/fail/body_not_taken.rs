use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(DELETE, "/memory-blobs/{blob_id}")]
struct DeleteMemoryBlob {
    blob_id: String,
    user_id: String,
    #[memoram(body)]
    reason: String,
}

fn main() {}
