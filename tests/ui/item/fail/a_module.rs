use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests")]
mod list_access_requests {}

fn main() {}
