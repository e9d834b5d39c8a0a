use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests")]
trait ListAccessRequests {}

fn main() {}
