use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(get, "/access-requests")]
struct ListAccessRequests {}

fn main() {}
