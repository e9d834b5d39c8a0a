#[derive(serde::Deserialize)]
#[memoram_runtime::memoram_schema("AccessRequest")]
struct AccessRequest {
    id: Option<String>,
}

fn main() {}
