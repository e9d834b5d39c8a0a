use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", idempotent = true)]
struct ListAccessRequests {}

fn main() {}
