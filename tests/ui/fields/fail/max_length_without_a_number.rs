use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[memoram(max_length)]
    text: String,
}

fn main() {}
