use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[serde(flatten)]
    text: Vec<String>,
}

fn main() {}
