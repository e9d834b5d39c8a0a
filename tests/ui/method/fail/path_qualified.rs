use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(Method::GET, "/access-requests")]
struct ListAccessRequests {}

fn main() {}
