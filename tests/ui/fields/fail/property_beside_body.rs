use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[memoram(body)]
    text: String,
    title: String,
}

fn main() {}
