use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests")]
struct ListAccessRequests {
    #[memoram(header = "X-Trace")]
    trace: String,
}

fn main() {}
