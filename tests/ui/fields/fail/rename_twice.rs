use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[memoram(rename = "a", rename = "b")]
    text: String,
}

fn main() {}
