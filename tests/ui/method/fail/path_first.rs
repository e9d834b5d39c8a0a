use memoram_runtime::memoram_endpoint;

#[memoram_endpoint("/access-requests", GET)]
struct ListAccessRequests {}

fn main() {}
