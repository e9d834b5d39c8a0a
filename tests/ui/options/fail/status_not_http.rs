use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", status = 99)]
struct ListAccessRequests {}

fn main() {}
