use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests")]
const LIST: &str = "/access-requests";

fn main() {}
