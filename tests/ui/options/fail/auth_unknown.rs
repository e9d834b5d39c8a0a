use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", auth = digest)]
struct ListAccessRequests {}

fn main() {}
