use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", status = 404)]
struct ListAccessRequests {}

fn main() {}
