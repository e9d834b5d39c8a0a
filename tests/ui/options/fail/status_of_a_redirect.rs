use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", status = 302)]
struct ListAccessRequests {}

fn main() {}
