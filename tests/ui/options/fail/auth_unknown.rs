use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", auth = basic)]
struct ListAccessRequests {}

fn main() {}
