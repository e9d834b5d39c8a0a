use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/api/v1/access-requests")]
struct ListAccessRequests {}

fn main() {}
