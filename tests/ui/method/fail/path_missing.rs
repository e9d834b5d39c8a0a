use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET)]
struct ListAccessRequests {}

fn main() {}
