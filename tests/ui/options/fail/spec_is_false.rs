use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", spec = false)]
struct ListAccessRequests {}

fn main() {}
