use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests/{request_id}")]
struct GetAccessRequest(String);

fn main() {}
