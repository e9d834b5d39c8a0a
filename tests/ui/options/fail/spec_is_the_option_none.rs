use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", spec = None)]
struct ListAccessRequests {}

fn main() {}
