use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[memoram(rename = body)]
    text: String,
}

fn main() {}
