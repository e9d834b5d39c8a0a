use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/acess-requests")]
struct ListAccessRequests {}

fn main() {}
