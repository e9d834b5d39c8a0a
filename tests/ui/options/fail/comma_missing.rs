use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", status = 200 auth = bearer)]
struct ListAccessRequests {}

fn main() {}
