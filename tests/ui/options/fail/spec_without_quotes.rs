use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", spec = openapi.yaml)]
struct ListAccessRequests {}

fn main() {}
