use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(PUT, "/access-requests")]
struct ListAccessRequests {}

fn main() {}
