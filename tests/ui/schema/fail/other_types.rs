use memoram_runtime::{memoram_endpoint, memoram_schema};

#[memoram_schema("Tag", spec = bundled)]
#[derive(serde::Deserialize, serde::Serialize)]
pub struct Tag {
    pub id: Option<String>,
}

#[memoram_schema("AccessRequest", spec = bundled)]
#[derive(serde::Deserialize)]
pub struct AccessRequest {
    pub id: Option<String>,
    pub status: Option<Box<Tag>>,
}

#[memoram_endpoint(GET, "/access-requests/{request_id}", response = Vec<Tag>)]
pub struct GetAccessRequest {
    request_id: String,
}

#[memoram_endpoint(GET, "/tags", response = Tag)]
pub struct ListTags {
    user_id: String,
}

#[memoram_endpoint(POST, "/access-requests", response = AccessRequest)]
pub struct CreateAccessRequest {
    #[memoram(body)]
    request: Option<Tag>,
}

fn main() {}
