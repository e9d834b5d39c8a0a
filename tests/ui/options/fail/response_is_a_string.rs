use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", response = "AccessRequestList")]
struct ListAccessRequests {}

fn main() {}
