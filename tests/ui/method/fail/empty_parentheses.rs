use memoram_runtime::memoram_endpoint;

#[memoram_endpoint()]
struct ListAccessRequests {}

fn main() {}
