use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/memory-blobs/../tags")]
struct ListTags {
    user_id: String,
}

fn main() {}
