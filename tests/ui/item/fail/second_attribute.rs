use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests")]
#[memoram_endpoint(GET, "/tags")]
struct ListAccessRequests {}

fn main() {}
