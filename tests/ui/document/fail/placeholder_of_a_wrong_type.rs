use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests/{request_id}")]
struct GetAccessRequest {
    request_id: u64,
}

fn main() {}
