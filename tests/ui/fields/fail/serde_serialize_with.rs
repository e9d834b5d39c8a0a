use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {
    #[serde(serialize_with = "upper_case")]
    text: String,
}

fn main() {}
