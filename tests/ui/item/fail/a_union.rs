use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/access-requests")]
union ListAccessRequests {
    all: u8,
    pending: u16,
}

fn main() {}
