use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", auth = Bearer)]
struct ListAccessRequests {}

fn main() {}
