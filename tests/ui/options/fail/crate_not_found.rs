use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", crate = memoram)]
struct ListAccessRequests {}

fn main() {}
