use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
#[serde(untagged)]
struct CreateNote {
    text: String,
}

fn main() {}
