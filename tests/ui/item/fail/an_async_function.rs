use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests")]
pub async fn list_access_requests() {}

fn main() {}
