use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[memoram(header = "Content-Length")]
    length: u64,
}

fn main() {}
