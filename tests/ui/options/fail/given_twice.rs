use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", status = 200, status = 200)]
struct ListAccessRequests {}

fn main() {}
