use memoram_runtime::memoram_endpoint;

struct ListAccessRequests {}

#[memoram_endpoint(GET, "/access-requests")]
impl ListAccessRequests {}

fn main() {}
