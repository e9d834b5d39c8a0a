use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests")]
enum ListAccessRequests {
    All,
    Pending,
}

fn main() {}
