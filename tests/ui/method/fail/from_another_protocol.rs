use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(SUBSCRIBE, "/access-requests")]
struct ListAccessRequests {}

fn main() {}
