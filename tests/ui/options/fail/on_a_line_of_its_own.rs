use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests")]
#[memoram(auth = none)]
struct ListAccessRequests {}

fn main() {}
