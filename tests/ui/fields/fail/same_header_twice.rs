use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[memoram(header = "X-Trace")]
    trace: String,
    #[memoram(header = "x-trace")]
    parent: String,
}

fn main() {}
