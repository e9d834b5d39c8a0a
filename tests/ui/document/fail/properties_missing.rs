use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/memory-blobs")]
struct CreateMemoryBlob {
    title: Option<String>,
}

fn main() {}
