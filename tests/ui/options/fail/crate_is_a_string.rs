use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", crate = "memoram_runtime")]
struct ListAccessRequests {}

fn main() {}
