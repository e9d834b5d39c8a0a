use memoram_runtime::memoram_endpoint;
use memoram_runtime::model::AccessRequestList;

#[memoram_endpoint(GET, "/access-requests", response AccessRequestList)]
struct ListAccessRequests {}

fn main() {}
