use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET("/access-requests"))]
struct ListAccessRequests {}

fn main() {}
