use memoram_runtime::memoram_endpoint;

#[memoram_endpoint = "/access-requests"]
struct ListAccessRequests {}

fn main() {}
