use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", respnse = (), status = 99, auth = digest)]
struct ListAccessRequests {}

fn main() {}
