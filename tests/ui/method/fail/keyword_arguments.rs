use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(method = GET, path = "/access-requests")]
struct ListAccessRequests {}

fn main() {}
