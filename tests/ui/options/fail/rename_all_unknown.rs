use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", rename_all = "camel_case")]
struct ListAccessRequests {}

fn main() {}
