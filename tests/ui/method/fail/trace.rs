use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(TRACE, "/access-requests")]
struct ListAccessRequests {}

fn main() {}
