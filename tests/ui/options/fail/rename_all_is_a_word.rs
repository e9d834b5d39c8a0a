use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", rename_all = camelCase)]
struct ListAccessRequests {}

fn main() {}
