use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/memory-blobs")]
struct CreateMemoryBlob {
    user_id: String,
    memory_key: String,
    content: String,
    tags: Vec<u32>,
}

fn main() {}
