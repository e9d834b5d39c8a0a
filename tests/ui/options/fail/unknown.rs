use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", timeout = 5)]
struct ListAccessRequests {}

fn main() {}
