use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[memoram(header = X_TRACE)]
    trace: String,
}

fn main() {}
