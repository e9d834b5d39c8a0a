use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, status = 200, "/access-requests")]
struct ListAccessRequests {}

fn main() {}
