use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", returns = Vec<String>)]
struct ListAccessRequests {}

fn main() {}
