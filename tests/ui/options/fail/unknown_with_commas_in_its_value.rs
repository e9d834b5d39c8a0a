use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests", returns = std::collections::HashMap<String, Vec<u8>>)]
struct ListAccessRequests {}

fn main() {}
